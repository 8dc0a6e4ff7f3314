package cn.linli.payment;

/** What became of money that came. */
enum Settlement {
  /** It is what was asked for. */
  SETTLED,
  /** This was known. */
  DUPLICATE,
  /** Another amount or currency than was asked for: nothing is fulfilled, somebody looks. */
  WRONG_AMOUNT,
  /** Paid to somebody else than was asked for: nothing is fulfilled, somebody looks. */
  WRONG_PAYEE,
  /** Paid by somebody else than was asked: nothing is fulfilled, somebody looks. */
  WRONG_PAYER,
  /** The order was closed before: the money goes back by itself. */
  LATE_AFTER_CLOSE,
  /** Nobody asked for it: somebody looks. */
  UNKNOWN_ORDER,
  /** It was paid before, by another payment: somebody looks. */
  PAID_TWICE
}
