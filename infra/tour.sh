#!/usr/bin/env bash
# The README's tour against a running local platform: each step is one curl call, and the script stops when an answer is not
# the one the tour tells of. LINLI_URL moves it to another address.
set -euo pipefail
url=${LINLI_URL:-http://127.0.0.1:8080}
json='content-type: application/json'
run=$(date +%s)                                   # login codes work once, so every run makes new ones
day=$(TZ=Asia/Shanghai date -d '+7 days' +%F 2>/dev/null || TZ=Asia/Shanghai date -v+7d +%F)
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

say "The tour is over: everything answered as told."
