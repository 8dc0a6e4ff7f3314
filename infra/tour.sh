#!/usr/bin/env bash
# The README's tour against a running local platform: each step is one curl call, and the script stops when an answer is not
# the one the tour tells of. LINLI_URL, LINLI_LOCKS, LINLI_PAY and LINLI_CLOCK move it and the simulators to other addresses.
set -euo pipefail
url=${LINLI_URL:-http://127.0.0.1:8080}
locks=${LINLI_LOCKS:-http://127.0.0.1:8083}
pay=${LINLI_PAY:-http://127.0.0.1:8084}
json='content-type: application/json'
hands=${LINLI_CLOCK:-http://127.0.0.1:8085}
now() { curl -sS "$hands/clock"; }                # the platform's time; at the end a night passes
at() { TZ=Asia/Shanghai date -d "@$1" "+$2" 2>/dev/null || TZ=Asia/Shanghai date -r "$1" "+$2"; }
for _ in $(seq 60); do curl -sf "$hands/clock" >/dev/null 2>&1 && break; sleep 1; done    # it is the last to be ready
run=$(date +%s)                                   # login codes work once, so every run makes new ones
day=$(at $(($(now) + 7 * 86400)) %F)
uuid() { cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen | tr 'A-Z' 'a-z'; }
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" <<<"$2"; }
say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

# call STATUS METHOD PATH [BODY] as whoever $token is; prints the answer
call() {
  local want=$1 method=$2 path=$3 body=${4-} answer status
  answer=$(curl -sS -w '\n%{http_code}' -X "$method" "$url$path" -H "$json" ${token:+-H "authorization: Bearer $token"} ${body:+-d "$body"})
  status=${answer##*$'\n'} answer=${answer%$'\n'*}
  printf '  %s %s\n  %s %s\n' "$method" "$path" "$status" "$answer"
  [ "$status" = "$want" ] || { echo "expected $want" >&2; exit 1; }
}

say "1  Wang logs in through the WeChat simulator (any code wang-… works once)"
token= session=$(uuid)
out=$(call 200 PUT "/sessions/$session" "{\"channel\":\"mini-program\",\"code\":\"wang-$run\"}"); echo "$out"; token=$(field accessToken "$out")

say "2  The phone number that WeChat knows, by its own code"
call 200 PUT /me/phone "{\"code\":\"wang-phone-$run\"}"

say "3  Consent, then name and resident ID number, checked by the authority's simulator"
call 200 PUT /me/consents/real-name '{"version":"2026-01"}'
out=$(call 200 PUT /me/real-name '{"name":"王芳","idNumber":"11000019850315002X"}'); echo "$out"; token=$(field accessToken "$out")

say "4  Join the community; see its zones and what is free on $day"
call 200 PUT /communities/heping-li/membership
call 200 GET /communities/heping-li/zones
call 200 GET "/communities/heping-li/free-slots?date=$day"

say "5  Book the dance room for two hours, and see it"
reservation=$(uuid)
booking="{\"zone\":\"dance-room\",\"start\":\"${day}T14:00:00+08:00\",\"end\":\"${day}T16:00:00+08:00\",\"people\":8,\"purpose\":\"rehearsal\",\"note\":\"合唱排练\"}"
call 200 PUT "/communities/heping-li/reservations/$reservation" "$booking"
call 200 GET "/communities/heping-li/reservations/$reservation"
wang=$token

say "6  Li wants the same hours, and the whole place: both conflict"
token= out=$(call 200 PUT "/sessions/$(uuid)" "{\"channel\":\"mini-program\",\"code\":\"li-$run\"}"); echo "$out"; token=$(field accessToken "$out")
call 200 PUT /me/phone "{\"code\":\"li-phone-$run\"}"
call 200 PUT /me/consents/real-name '{"version":"2026-01"}'
out=$(call 200 PUT /me/real-name '{"name":"李伟","idNumber":"110000199011020012"}'); echo "$out"; token=$(field accessToken "$out")
call 200 PUT /communities/heping-li/membership
call 409 PUT "/communities/heping-li/reservations/$(uuid)" "$booking"
call 409 PUT "/communities/heping-li/reservations/$(uuid)" "${booking/dance-room/whole}"

say "7  Wang cancels; the slots are free again"
token=$wang
call 200 PUT "/communities/heping-li/reservations/$reservation/cancellation" '{}'
call 200 GET "/communities/heping-li/free-slots?date=$day"

say "8  Zhou of the staff decides about two requests for the roof garden: one accepted, one rejected with a reason"
day2=$(at $(($(now) + 8 * 86400)) %F)
first=$(uuid) second=$(uuid)
club=',"organiser":{"kind":"club","name":"夕阳红合唱团"},"purpose":"rehearsal"'
call 200 PUT "/communities/heping-li/reservations/$first" "{\"zone\":\"roof-garden\",\"start\":\"${day2}T10:00:00+08:00\",\"end\":\"${day2}T11:00:00+08:00\",\"people\":12$club}"
call 200 PUT "/communities/heping-li/reservations/$second" "{\"zone\":\"roof-garden\",\"start\":\"${day2}T15:00:00+08:00\",\"end\":\"${day2}T16:00:00+08:00\",\"people\":12}"
token= out=$(call 200 PUT "/sessions/$(uuid)" "{\"channel\":\"mini-program\",\"code\":\"zhou-$run\"}"); echo "$out"; zhou=$(field accessToken "$out")
token=$zhou
call 200 GET /communities/heping-li/pending-reservations
call 200 PUT "/communities/heping-li/reservations/$first/decision" '{"decision":"accept","revision":1}'
call 200 PUT "/communities/heping-li/reservations/$second/decision" '{"decision":"reject","revision":1,"reason":"下午有消防检查"}'
token=$wang
call 200 GET "/communities/heping-li/reservations/$second"
call 200 PUT "/communities/heping-li/reservations/$first/cancellation" '{}'

# at the lock of the self-study room: opened or denied
type_code() { curl -sS -X POST "$locks/sim/do" -H "$json" -d "{\"lock\":\"1005\",\"type\":\"$1\"}"; }
# within a minute: what is owed at the locks is done after the answer
soon() { for _ in $(seq 60); do if "$@" >/dev/null 2>&1; then return; fi; sleep 1; done; echo "not within a minute: $*" >&2; exit 1; }

say "9  The self-study room is always open: Wang books the next quarter of an hour and gets a passcode"
quarter=$(( ($(now) / 900 + 1) * 900 )) reservation=$(uuid)
utc() { date -u -d "@$1" +%FT%TZ 2>/dev/null || date -u -r "$1" +%FT%TZ; }
call 200 PUT "/communities/heping-li/reservations/$reservation" "{\"zone\":\"self-study\",\"start\":\"$(utc $quarter)\",\"end\":\"$(utc $((quarter + 900)))\",\"people\":1,\"purpose\":\"reading\"}"
has_code() { out=$(call 200 GET "/communities/heping-li/reservations/$reservation/access"); code=$(field passcode "$out"); [ -n "$code" ]; }
soon has_code
printf '  GET the way in\n%s\n' "$out"

say "10 Wang types it at the door (the simulated lock), a quarter of an hour before the time at the earliest"
is_open() { [ "$(type_code "$code")" = opened ]; }
soon is_open
echo "  opened"

say "11 Wang cancels: a moment later the same passcode is denied"
call 200 PUT "/communities/heping-li/reservations/$reservation/cancellation" '{}'
is_shut() { [ "$(type_code "$code")" = denied ]; }
soon is_shut
echo "  denied"

say "12 The staff read what the lock saw, what they should know of, and what happened to the reservation"
token=$zhou month=$(at "$(now)" %Y-%m)
saw() { call 200 GET "/communities/heping-li/doors/self-study-door/unlock-records?month=$month" | grep -q "$reservation"; }
soon saw
told() { call 200 GET "/communities/heping-li/access-alerts?month=$month" | grep -q "$reservation"; }
soon told
call 200 GET "/communities/heping-li/doors/self-study-door/unlock-records?month=$month"
call 200 GET "/communities/heping-li/access-alerts?month=$month"
call 200 GET "/communities/heping-li/reservations/$reservation/log"

say "13 The statistics of the month, and the same as a spreadsheet"
call 200 GET "/communities/heping-li/statistics?month=${day2%-*}"
curl -sS -o /dev/null -w '  GET statistics-file %{http_code}, %{size_download} bytes of %{content_type}\n' -H "authorization: Bearer $token" \
  "$url/communities/heping-li/statistics-file?month=${day2%-*}&format=xlsx"

say "14 Zhou makes a piano room cost 30 yuan an hour and a deposit; Wang books it and pays at the simulated WeChat Pay"
revision=$(curl -sS "$url/communities/heping-li/zones/piano-room" | sed -n 's/.*"revision":\([0-9]*\).*/\1/p')
always=; for d in monday tuesday wednesday thursday friday saturday sunday; do always="$always,{\"day\":\"$d\",\"from\":\"00:00\",\"to\":\"24:00\"}"; done
call 200 PUT /communities/heping-li/zones/piano-room "{\"name\":\"琴房\",\"parent\":\"whole\",\"capacity\":4,\"revision\":${revision:-0},\"openingHours\":[${always#,}],\"rules\":{\"slotMinutes\":15,\"bufferMinutes\":0,\"minMinutes\":15,\"maxMinutes\":120,\"advanceDays\":30,\"cancelBeforeMinutes\":0,\"checkIn\":{\"withinMinutes\":10,\"suspendAfter\":9,\"countedDays\":9,\"suspendDays\":1},\"price\":{\"hourFen\":3000,\"depositFen\":10000,\"payWithinMinutes\":30,\"offPeak\":[]}}}"
# books the piano room for a quarter of an hour, asks for the payment and opens it
book_piano() {
  local quarter=$1
  call 200 PUT "/communities/heping-li/reservations/$reservation" "{\"zone\":\"piano-room\",\"start\":\"$(utc $quarter)\",\"end\":\"$(utc $((quarter + 900)))\",\"people\":1}"
  call 200 PUT "/communities/heping-li/reservations/$reservation/payments/$payment"
  call 200 PUT "/communities/heping-li/payments/$payment/opening" '{"app":"mini-program"}'
}
token=$wang reservation=$(uuid) payment=$(uuid)
book_piano $((($(now) / 900 + 1) * 900))
at_pay() { curl -sS -X POST "$pay/sim/$1" -H "$json" -d "$2"; }
at_pay pay "{\"number\":\"${payment//-/}\"}"
is_paid() { at_pay deliver '{}'; call 200 GET "/communities/heping-li/reservations/$reservation" | grep -q '"state":"confirmed"'; }
soon is_paid
call 200 GET "/communities/heping-li/reservations/$reservation"

say "15 The staff see that Wang has come: the deposit goes back"
token=$zhou
call 200 PUT "/communities/heping-li/reservations/$reservation/check-in" '{}'
token=$wang
is_back() { at_pay deliver '{}'; call 200 GET "/communities/heping-li/payments/$payment" | grep -q '"returned":{"bookingDeposit":10000}'; }
soon is_back
call 200 GET "/communities/heping-li/payments/$payment"

say "16 The piano is out of tune, and Zhou cancels: the fee goes back too"
token=$zhou
call 200 PUT "/communities/heping-li/reservations/$reservation/cancellation" '{"reason":"钢琴走音"}'
token=$wang
is_all_back() { at_pay deliver '{}'; call 200 GET "/communities/heping-li/payments/$payment" | grep -q '"fee":750.*"returned":{.*"fee":750'; }
soon is_all_back
call 200 GET "/communities/heping-li/payments/$payment"

say "17 Qian of finance reads the books, and what about money only people can resolve (nothing)"
token= out=$(call 200 PUT "/sessions/$(uuid)" "{\"channel\":\"mini-program\",\"code\":\"qian-$run\"}"); echo "$out"; token=$(field accessToken "$out")
call 200 GET /communities/heping-li/ledger/accounts
call 200 GET "/communities/heping-li/ledger/accounts/booking-deposit/centre/statement?month=$month"
call 200 GET "/communities/heping-li/ledger/trial-balance?date=$(at "$(now)" %F)"
call 200 GET /communities/heping-li/payment-exceptions

say "18 Another payment, and WeChat Pay tells nothing of it: whoever asks finds it"
# lets so much time pass in the platform
passes() { curl -sS -X POST "$hands/clock" -H "$json" -d "{\"ahead\":\"$1\"}" >/dev/null; }
token=$wang reservation=$(uuid) payment=$(uuid)
book_piano $((($(now) / 900 + 2) * 900))
at_pay switches '{"silent":true}' >/dev/null
at_pay pay "{\"number\":\"${payment//-/}\"}"
call 200 GET "/communities/heping-li/reservations/$reservation"
passes PT3M
is_found() { call 200 GET "/communities/heping-li/reservations/$reservation" | grep -q '"state":"confirmed"'; }
soon is_found
call 200 GET "/communities/heping-li/reservations/$reservation"
at_pay switches '{"silent":false}' >/dev/null
call 200 PUT "/communities/heping-li/reservations/$reservation/cancellation" '{}'
passes PT2M
soon is_all_back

say "19 The night passes. At ten the provider's bill of the day comes, and agrees with the books to the fen"
today=$(at "$(now)" %F)
passes "PT$(((($(now) + 28800) / 86400 + 1) * 86400 + 11 * 3600 - 28800 - $(now)))S"
token= out=$(call 200 PUT "/sessions/$(uuid)" "{\"channel\":\"mini-program\",\"code\":\"qian-$run-2\"}"); echo "$out"; token=$(field accessToken "$out")
bill=/communities/heping-li/reconciliations/1900000109/$today
is_matched() { call 200 GET "$bill" | grep -qE '"state":"(open|closed)"'; }
soon is_matched
call 200 GET "$bill"
out=$(call 200 GET "$bill/breaks"); echo "$out"
# none, unless the simulator was restarted on this day and has forgotten its orders
for break in $(grep -o '"id":"[^"]*","kind":"[^"]*","state":"open"' <<<"$out" | sed 's/"id":"\([^"]*\)".*/\1/'); do
  call 200 PUT "$bill/breaks/$break/explanation" '{"reason":"模拟器重启过"}'
done
is_closed() { call 200 GET "$bill" | grep -q '"state":"closed"'; }
soon is_closed
call 200 GET "/communities/heping-li/ledger/trial-balance?date=$today"

say "The tour is over: everything answered as told."
