package cn.linli.payment;

/** How an order stands at the provider. */
public sealed interface OrderState {
  /** Nobody has paid it. */
  record Unpaid() implements OrderState {}

  /** Nobody can pay it any more, and nobody has. */
  record Closed() implements OrderState {}

  /** It was paid, whatever went back since. */
  record Paid(PaidOrder paid) implements OrderState {}
}
