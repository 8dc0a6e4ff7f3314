#!/usr/bin/env bash
# The README's tour against a running local platform: each step is one curl call, and the script stops when an answer is not
# the one the tour tells of. LINLI_URL, LINLI_LOCKS, LINLI_PAY, LINLI_WECHAT and LINLI_CLOCK move it and the simulators to other addresses.
set -euo pipefail
url=${LINLI_URL:-http://127.0.0.1:8080}
wechat=${LINLI_WECHAT:-http://127.0.0.1:8081}
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

# From here on a merchant sells, neighbours buy together, and somebody complains.
here=/communities/heping-li visit=0 png=$(mktemp) card=$(mktemp)
trap 'rm -f "$png" "$card"' EXIT
printf '\211PNG\r\n\032\na picture of a paper' >"$png"
short() { sed 's/?[^" ]*X-Amz-[^" ]*/?…/g' <<<"$1"; }         # signed addresses are long
# tells WORDS STATUS METHOD PATH [BODY]: the same as call, and the answer has to say this
tells() {
  out=$(call "${@:2}")
  short "$out"
  grep -qE -e "$1" <<<"$out" || { echo "expected $1" >&2; exit 1; }
}
# awaits WORDS PATH: asks until the answer says this
awaits() {
  local left
  for left in $(seq 60); do
    out=$(call 200 GET "$2")
    if grep -qE -e "$1" <<<"$out"; then short "$out"; return; fi
    sleep 1
  done
  short "$out"
  echo "not within a minute: $1 ($left times)" >&2
  exit 1
}
# a session lasts ten minutes, and time passes quickly here
as() {
  visit=$((visit + 1)) token=
  out=$(call 200 PUT "/sessions/$(uuid)" "{\"channel\":\"mini-program\",\"code\":\"$1-$run-tour-$visit\"}")
  token=$(field accessToken "$out")
  echo "  as $1"
}
# somebody new says who they are and joins; tells nothing that is not told above
joins() {
  as "$1"
  call 200 PUT /me/phone "{\"code\":\"$1-phone-$run\"}" >/dev/null
  call 200 PUT /me/consents/real-name '{"version":"2026-01"}' >/dev/null
  out=$(call 200 PUT /me/real-name "{\"name\":\"$2\",\"idNumber\":\"$3\"}")
  token=$(field accessToken "$out")
  call 200 PUT "$here/membership"
}
# brings a picture for a purpose: announced, sent to the store with the headers of the answer, and scanned
brings() {
  upload=$(uuid)
  out=$(call 200 PUT "$here/uploads/$upload" "{\"purpose\":\"$1\",\"contentType\":\"image/png\",\"bytes\":$(($(wc -c <"$png")))}")
  curl -sSf -X PUT "$(field url "$out")" -H 'content-type: image/png' -H 'if-none-match: *' -H 'x-amz-tagging: claimed=no' --data-binary "@$png"
  awaits '"state":"clean"' "$here/uploads/$upload" | tail -1 | cut -c1-120
}
# somebody pays at WeChat Pay what has this number, and we are told
pays() {
  [ "$(at_pay pay "{\"number\":\"${1//-/}\"}")" = ok ] || { echo "not paid: $1" >&2; exit 1; }
  at_pay deliver '{}'
}

say "19 Tao wants to sell peaches, and applies: a code whose check does not hold is refused, a category asks for papers"
joins sun 孙悦 110000199302260147
joins tao 陶然 110000197105090135
merchant=$(uuid)
apply() {
  cat <<EOF
{"business":{"kind":"company","name":"北京和平里食品有限公司","shortName":"和平里食品","creditCode":"$1","categories":["fresh-food"]},
 "confidential":{"legalPerson":{"name":"陶然","number":"110000197105090135","address":"北京市东城区和平里一号","validFrom":"2020-01-01","validUntil":"2040-01-01"},
  "legalPersonOwns":true,"bank":{"corporate":true,"bank":"工商银行","branch":"中国工商银行股份有限公司北京和平里支行","holder":"北京和平里食品有限公司",
  "number":"0200001234567890123","area":"110101"},"phone":"13800000011","email":"owner@shop.example","shopPage":"https://shop.example/"},"revision":0}
EOF
}
tells '/business/creditCode' 400 PUT "$here/merchants/$merchant" "$(apply 91110105MA0000015G)"
tells '"stage":"draft"' 200 PUT "$here/merchants/$merchant" "$(apply 91110105MA0000015F)"
tells '"detail":"business-licence' 409 PUT "$here/merchants/$merchant/submission" '{"revision":1}'
for paper in business-licence id-card-front id-card-back food-permit; do
  brings paper
  tells "\"$paper\"" 200 PUT "$here/merchants/$merchant/papers/$paper" "{\"upload\":\"$upload\",\"validUntil\":\"2040-01-01\"}"
done
tells '"stage":"checking"' 200 PUT "$here/merchants/$merchant/submission" '{"revision":5}'
tao=$token

say "20 What is published of the business is looked up: nothing. Lin of legal passes it and writes the contract; Tao signs"
as lin
awaits '"stage":"in-review".*"findings":\[\]' "$here/merchants/$merchant"
revision=$(sed -n 's/.*"revision":\([0-9]*\)}$/\1/p' <<<"$out")
tells '"stage":"to-sign"' 200 PUT "$here/merchants/$merchant/decision" "{\"decision\":\"pass\",\"reason\":\"资料齐全\",\"revision\":$revision}"
brings paper
call 200 PUT "$here/merchant-contracts/tour-$run" "{\"title\":\"商户入驻协议\",\"upload\":\"$upload\"}" >/dev/null
token=$tao
# the newest: a later tour's, where the platform was started anew and its clock went back
newest=$(call 200 GET "$here/merchant-contracts" | sed -n 's/.*"items":\[{"contract":"\([^"]*\)".*/\1/p')
tells '"stage":"opening"' 200 PUT "$here/merchants/$merchant/signature" "{\"contract\":\"$newest\"}"

say "21 WeChat Pay opens an account for it, and it pays its guarantee: it is active"
awaits '"state":"checking"' "$here/merchants/$merchant"
at_pay sellers "{\"number\":\"${merchant//-/}\",\"then\":\"finish\"}"
passes PT3M
as tao
awaits '"stage":"to-deposit"' "$here/merchants/$merchant"
seller=$(field subMerchant "$out")
payment=$(uuid)
tells '"guaranteeDeposit":200000' 200 PUT "$here/merchants/$merchant/guarantee/payments/$payment" '{"amountFen":200000}'
call 200 PUT "$here/payments/$payment/opening" '{"app":"mini-program"}' >/dev/null
pays "$payment"
awaits '"stage":"active"' "$here/merchants/$merchant"
tells '"availableFen":200000.*"missingFen":0' 200 GET "$here/merchants/$merchant/guarantee"
tao=$token

say "22 Next door too, if the committee there lets it in"
call 200 PUT /communities/xingfu-li/membership >/dev/null
tells '"state":"asked"' 200 PUT "/communities/xingfu-li/merchant-admissions/$merchant" '{"home":"heping-li"}'
as he
tells '"state":"admitted"' 200 PUT "/communities/xingfu-li/merchant-admissions/$merchant/decision" '{"decision":"pass","reason":"居民需要"}'

say "23 A product, with where its market price can be seen; Lin reviews it, and whoever sells it may not"
token=$tao product=$(uuid)
brings product-picture
picture=$upload
brings evidence
tells '"state":"in-review"' 200 PUT "$here/merchants/$merchant/products/$product" "{\"data\":{\"name\":\"平谷大桃\",\"category\":\"fresh-food\",\"description\":\"露天种植，当天采摘\",\"unit\":\"箱\",\"priceFen\":3000,\"marketPriceFen\":3500,\"marketPriceEvidence\":\"$upload\",\"images\":[\"$picture\"],\"village\":\"平谷区大华山镇\",\"storage\":\"阴凉处\",\"allergens\":[]},\"revision\":0}"
passed='{"decision":"pass","reason":"资料齐全","revision":1}'
tells 'access.role-required' 403 PUT "$here/merchants/$merchant/products/$product/decision" "$passed"
as lin
tells '"state":"passed"' 200 PUT "$here/merchants/$merchant/products/$product/decision" "$passed"

say "23b Tao looks for plants on the board: Zhou publishes it, Li has some, and the two talk without anybody's number, until Chen takes it down"
token=$tao offer=$here/offers/$(uuid)
talk=$offer/contacts/$(uuid)
tells '"state":"in-review"' 200 PUT "$offer" "{\"home\":\"heping-li\",\"merchant\":\"$merchant\",\"sort\":\"demand\",\"category\":\"plants\",\"title\":\"求购绿植\",\"text\":\"大厅需要二十盆绿植\",\"until\":\"$(utc $(($(now) + 30 * 86400)))\",\"revision\":0}"
as zhou
awaits "${offer##*/}.*\"screening\":\"passed\"" "$here/offers-in-review?limit=100"
tells '"state":"published"' 200 PUT "$offer/decision" '{"decision":"publish","revision":1}'
token=
awaits "${offer##*/}" "$here/offers?sort=demand"
as li; asker=$token
tells '"state":"open"' 200 PUT "$talk" '{"text":"我家花店可以提供","phone":false}'
token=$tao
awaits "有人想联系您的供需信息.*${talk##*/}" "$here/my-notices?limit=100"
tells '"state":"accepted"' 200 PUT "$talk/answer" '{"accept":true,"phone":false}'
tells board.not-agreed 403 POST "$talk/phone-disclosures" '{"purpose":"联系供货事宜"}'
token=$asker
tells '"messages":1' 200 PUT "$talk/messages/$(uuid)" '{"text":"周三可以送样品"}'
token=$tao
tells '"by":"asker"' 200 GET "$talk/messages"
as chen
tells '"state":"vetoed"' 200 PUT "$offer/veto" '{"reason":"已经买到，不再需要"}'
token=
tells board.offer-not-found 404 GET "$offer"

say "24 Two campaigns until in half an hour: one succeeds with three boxes and costs less from four on, the other needs twenty"
as zhou
keeper=$(field person "$(call 200 GET /me)")
revision=$(curl -sS "$url$here/pick-up-points" | sed -n 's/.*"point":"hall"[^}]*"revision":\([0-9]*\).*/\1/p')
tells '"point":"hall"' 200 PUT "$here/pick-up-points/hall" "{\"name\":\"中心大厅\",\"address\":\"一层\",\"keepers\":[\"$keeper\"],\"open\":true,\"revision\":${revision:-0}}"
zhou=$token opens=$(now) peaches=$(uuid) crates=$(uuid)
sold=$(at "$opens" %F)
# drafts a campaign that needs so many, hands it in, and has it put on sale
sells() {
  token=$tao
  tells '"state":"draft"' 200 PUT "$here/campaigns/$1" "{\"merchant\":\"$merchant\",\"product\":\"$product\",\"terms\":{\"reach\":{\"communities\":[\"heping-li\"]},\"priceFen\":3000,\"ladder\":[{\"from\":4,\"priceFen\":2800}],\"minimum\":$2,\"stock\":20,\"perPerson\":3,\"opensAt\":\"$(utc "$opens")\",\"deadline\":\"$(utc $((opens + 1800)))\",\"points\":[\"hall\"],\"windows\":[{\"from\":\"$(utc $((opens + 1800)))\",\"until\":\"$(utc $((opens + 88200)))\"}],\"uncollected\":\"refund\"},\"revision\":0}"
  tells '"state":"in-review"' 200 PUT "$here/campaigns/$1/submission" '{"revision":1}'
  token=$zhou
  tells '"state":"on-sale"' 200 PUT "$here/campaigns/$1/decision" '{"decision":"pass","revision":2}'
}
sells "$peaches" 3
sells "$crates" 20
tells "$peaches" 200 GET "$here/campaigns?category=fresh-food&state=on-sale&limit=100"
curl -sSf -o "$card" -w '  GET share-card %{http_code}, %{size_download} bytes of %{content_type}\n' "$url$here/campaigns/$peaches/share-card"

say "25 Three residents buy and pay; who has paid stands there by a masked name"
# orders so many of a campaign, and pays
buys() {
  order=$(uuid)
  tells '"state":"awaiting-payment"' 200 PUT "$here/campaigns/$1/orders/$order" "{\"quantity\":$2,\"point\":\"hall\",\"app\":\"mini-program\"}"
  pays "$order"
}
as wang; buys "$peaches" 2; wangs=$order
tells 'groupbuy.limit-reached' 409 PUT "$here/campaigns/$peaches/orders/$(uuid)" '{"quantity":2,"point":"hall","app":"mini-program"}'
as li; buys "$peaches" 1; lis=$order; buys "$crates" 3; failed=$order
as sun; buys "$peaches" 1; suns=$order
awaits '"paid":4' "$here/campaigns/$peaches"
tells '孙\*' 200 GET "$here/campaigns/$peaches/members"

say "26 The deadline: four boxes are paid for, and everybody gets the difference to the lower price back; the other campaign fails"
passes PT31M
as li
awaits '"state":"succeeded".*"finalPriceFen":2800' "$here/campaigns/$peaches"
awaits '"state":"failed"' "$here/campaigns/$crates"
awaits '"number":"[^"]*-1"' "$here/campaigns/$crates/orders/$failed" >/dev/null
passes PT3M
awaits '"state":"failed".*"returned":\{"goods":9000\}.*"state":"done"' "$here/campaigns/$crates/orders/$failed"

say "27 All three collect their peaches at the hall: for a code, once, from whoever keeps the point"
# the code of somebody's order, read by Zhou
collects() {
  as "$1"
  awaits '"code":"' "$here/campaigns/$peaches/orders/$2" >/dev/null
  code=$(call 200 GET "$here/campaigns/$peaches/orders/$2" | sed -n 's/.*"code":"\([^"]*\)".*/\1/p')
  as zhou
  tells '"duplicate":false' 200 PUT "$here/pick-up-points/hall/collections/$(uuid)" "{\"code\":\"$code\"}"
}
collects wang "$wangs"
tells 'groupbuy.code-used' 409 PUT "$here/pick-up-points/hall/collections/$(uuid)" "{\"code\":\"$code\"}"
as chen
tells 'groupbuy.not-keeper' 403 PUT "$here/pick-up-points/hall/collections/$(uuid)" "{\"code\":\"$code\"}"
collects li "$lis"
collects sun "$suns"
as tao
tells '"name":"王\*"' 200 GET "$here/campaigns/$peaches/pick-ups"

say "28 Li complains. The merchant says no, Li goes to the rights panel, Tang rules: it comes out of the money that is still frozen"
# somebody complains about an order, with a picture; where it is not too late its merchant answers first
complains() {
  claim=$(uuid)
  as "$1"
  brings evidence
  tells "\"state\":\"$3\"" 200 PUT "$here/claims/$claim" "{\"campaign\":\"$peaches\",\"order\":\"$2\",\"wantedFen\":2800,\"reason\":\"烂了大半箱\",\"evidence\":[\"$upload\"]}"
}
# Tang of the panel awards so much, from there
awards() {
  as tang
  tells "$claim" 200 GET "$here/disputes"
  tells "\"grantedFen\":$1,\"source\":\"$2\"" 200 PUT "$here/claims/$claim/ruling" "{\"decision\":\"award\",\"amountFen\":$1,\"reason\":\"照片显示已变质\"}"
}
complains li "$lis" open
as tao
tells '"state":"rejected"' 200 PUT "$here/merchants/$merchant/claims/$claim/answer" '{"answer":"reject","reason":"交付时完好"}'
as li
tells '"state":"disputed"' 200 PUT "$here/claims/$claim/escalation"
awards 2000 payment
as li
awaits '"number":"[^"]*-2"' "$here/campaigns/$peaches/orders/$lis" >/dev/null      # asked for, before time passes
passes PT3M
awaits '"returned":\{"goods":2200\}.*-2",.*"state":"done"' "$here/campaigns/$peaches/orders/$lis"

say "29 Two days later nobody has complained any more: the merchant gets its money, and the platform five of a hundred"
passes PT48H
passes PT5M
is_divided() { as tao; call 200 GET "$here/campaigns/$peaches/statement" | grep -qE '(.*"state":"settled"){3}'; }
soon is_divided
as tao
tells "\"$wangs\",\"quantity\":2,\"amountFen\":6000,\"returnedFen\":400,\"feeFen\":280,\"merchantFen\":5320,\"state\":\"settled\"" 200 GET "$here/campaigns/$peaches/statement"

say "30 Sun complains late: that goes to the panel. The merchant has the money, so its guarantee pays, at once; Sun confirms it in WeChat"
complains sun "$suns" disputed
awards 1000 guarantee
as sun
awaits '"state":"ruled"' "$here/claims/$claim"
is_sent() { call 200 PUT "$here/claims/$claim/award/confirmation" '{"app":"mini-program"}'; }
soon is_sent
transfer=$(curl -sS "$pay/sim" | sed -n '/^Transfers/,/^Sellers/s/^  \([^ ]*\) .*/\1/p' | head -1)
[ "$(at_pay confirm "{\"number\":\"$transfer\"}")" = ok ]
awaits '"arrivedFen":1000' "$here/claims/$claim"
as tao
tells '"availableFen":199000' 200 GET "$here/merchants/$merchant/guarantee"

say "31 The night passes. At ten the provider's bills come, and agree with the books to the fen: of the day of the sale and of today, the centre's and the merchant's"
today=$(at "$(now)" %F)
passes "PT$(((($(now) + 28800) / 86400 + 1) * 86400 + 11 * 3600 - 28800 - $(now)))S"
# looks at an account's day until it is closed
closes() {
  local bill=$here/reconciliations/$1/$2 break
  as qian
  awaits '"state":"(open|closed)"' "$bill"
  tells '"items":' 200 GET "$bill/breaks"
  # none, unless the simulator was restarted on this day and has forgotten its orders
  for break in $(grep -o '"id":"[^"]*","kind":"[^"]*","state":"open"' <<<"$out" | sed 's/"id":"\([^"]*\)".*/\1/'); do
    call 200 PUT "$bill/breaks/$break/explanation" '{"reason":"模拟器重启过"}'
  done
  awaits '"state":"closed"' "$bill" >/dev/null
}
for account in 1900000109 "1900000309-$seller"; do
  closes "$account" "$sold"
  closes "$account" "$today"
done
tells '"balanceFen":0,' 200 GET "$here/ledger/accounts/merchant-due/${merchant//-/}"
call 200 GET "$here/payment-exceptions"
call 200 GET "$here/ledger/trial-balance?date=$today"

# From here on people propose activities and come to them.
say "32 Sun proposes a calligraphy class for a club, in the library tomorrow. What it says of wealth has no place here; a half price needs evidence"
epoch() { date -u -d "$1" +%s 2>/dev/null || date -u -j -f %FT%TZ "$1" +%s; }
free="$here/free-slots?date=$(at $(($(now) + 86400)) %F)&zones=library"
opens=$(now) begins=$(epoch "$(curl -sS "$url$free" | sed -n 's/.*"free":\[{"start":"\([^"]*\)".*/\1/p')")
begun=$(at "$begins" %F)
# the plan of an activity: title, description, pricing, tickets, where
plan() {
  cat <<EOF
{"title":"$1","description":"$2","kind":"salon","organiser":{"kind":"club","name":"墨香书社"},"pricing":{$3},"tickets":[$4],
 "signUp":{"opensAt":"$(utc "$opens")","closesAt":"$(utc "$begins")","waitingList":{"most":5,"offerMinutes":30},"cancelling":[{"minutesBefore":60,"percent":100}]},
 "sessions":[{"start":"$(utc "$begins")","end":"$(utc $((begins + 3600)))",$5}]}
EOF
}
# proposes PATH REVISION PLAN
proposes() { tells '"stage":"writing"' 200 PUT "$1" "{\"plan\":$3,\"revision\":$2}"; }
# takes a proposal through both reviews
publishes() {
  local stage
  for stage in operator committee; do
    if [ $stage = operator ]; then token=$zhou; else token=$chen; fi
    awaits "\"stage\":\"$stage-review\"" "$1/proposal"
    revision=$(sed -n 's/.*"revision":\([0-9]*\)}$/\1/p' <<<"$out")
    call 200 PUT "$1/decision" "{\"decision\":\"pass\",\"revision\":$revision}"
  done
  tells '"state":"published"' 200 GET "$1"
}
class=$here/activities/$(uuid)
as chen; chen=$token
as zhou; zhou=$token
as li; li=$token
as sun; sun=$token
cost='"priceFen":3000,"depositFen":2000'
tickets="{\"id\":\"child\",\"name\":\"少儿\",\"places\":10,\"minAge\":6,\"maxAge\":17,$cost},{\"id\":\"adult\",\"name\":\"成人\",\"places\":1,$cost}"
kept='"zones":["library"]'
proposes "$class" 0 "$(plan 书法课 零基础也可以来 '"tier":"half","marketPriceFen":6000' "$tickets" "$kept")"
tells activity.evidence-missing 409 PUT "$class/submission" '{"revision":1}'
brings evidence
half="\"tier\":\"half\",\"marketPriceFen\":6000,\"evidence\":\"$upload\""
proposes "$class" 1 "$(plan 书法课 课后还有一场家庭理财讲座 "$half" "$tickets" "$kept")"
tells activity.banned-topic 409 PUT "$class/submission" '{"revision":2}'

say "33 Without these words it is handed in, and nobody else gets the library; Zhou endorses it, Chen publishes it, Sun may do neither"
proposes "$class" 2 "$(plan 书法课 零基础也可以来，笔墨纸砚已备好 "$half" "$tickets" "$kept")"
call 200 PUT "$class/submission" '{"revision":3}'
tells access.role-required 403 PUT "$class/decision" '{"decision":"pass","revision":5}'
token=$li
tells venue.slot-taken 409 PUT "$here/reservations/$(uuid)" "{\"zone\":\"library\",\"start\":\"$(utc "$begins")\",\"end\":\"$(utc $((begins + 3600)))\",\"people\":2}"
publishes "$class"

say "34 Wang acts for a child, signs it up and pays half of the price, and a deposit"
as wang; wang=$token
call 200 PUT /me/consents/minors '{"version":"2026-01"}' >/dev/null
child=$(field minor "$(call 200 GET /me/minors)")           # of an earlier tour, or nobody
child=${child:-$(uuid)}
tells '"maskedName":"王\*\*"' 200 PUT "/me/minors/$child" '{"name":"王小明","idNumber":"110000201705010070","relation":"parent"}'
# comes PATH TICKET [MORE]: signs somebody up
comes() { tells "\"ticket\":\"$2\",\"state\":\"${4-awaiting-payment}\"" 200 PUT "$1" "{\"people\":[{\"ticket\":\"$2\"${3-}}],\"ifFull\":\"wait\"}"; }
# pays for the sign-up that was just answered
settles() {
  pays "$(field payment "$out")"
  awaits '"state":"confirmed"' "$1"
}
one=$class/sign-ups/$(uuid)
tells signup.age 409 PUT "$class/sign-ups/$(uuid)" '{"people":[{"ticket":"child"}]}'
comes "$one" child ",\"minor\":\"$child\""
settles "$one"

say "35 Tao has the only place for adults and cancels; Li, who waits, is offered it and takes it up"
as tao; tao=$token
two=$class/sign-ups/$(uuid) next=$class/sign-ups/$(uuid)
comes "$two" adult
settles "$two"
token=$li
tells signup.full 409 PUT "$next" '{"people":[{"ticket":"adult"}]}'
comes "$next" adult '' waiting
tells '"placeInLine":1' 200 GET "$next"
token=$tao
tells '"state":"cancelled"' 200 PUT "$two/cancellation" '{}'
token=$li
awaits '"state":"offered"' "$next"
tells '"state":"awaiting-payment"' 200 PUT "$next/take-up" '{}'
settles "$next"
passes PT3M
token=$tao
awaits '"returned":\{"attendanceDeposit":2000,"fee":3000\}' "$two"

say "36 Chen says no to another activity, for which Li has paid: it is off, and the money goes back"
tea=$here/activities/$(uuid) cup=
token=$sun
proposes "$tea" 0 "$(plan 品茶会 一起尝尝新茶 '"tier":"market"' '{"id":"guest","name":"茶客","places":8,"priceFen":5000}' '"place":"和平里公园北门"')"
call 200 PUT "$tea/submission" '{"revision":1}' >/dev/null
publishes "$tea"
token=$li cup=$tea/sign-ups/$(uuid)
comes "$cup" guest
settles "$cup"
token=$zhou
tells access.role-required 403 PUT "$tea/veto" '{"reason":"当天有暴雨"}'
token=$chen
tells '"state":"vetoed"' 200 PUT "$tea/veto" '{"reason":"当天有暴雨"}'
token=$li
awaits '"state":"stopped"' "$cup"
tells signup.off 409 PUT "$tea/sign-ups/$(uuid)" '{"people":[{"ticket":"guest"}]}'
passes PT3M
awaits '"returned":\{"fee":5000\}' "$cup"

say "37 The day of the class: Wang shows the pass, Zhou reads it, once, and the deposit comes back"
token=$wang
pass=$(field code "$(call 200 GET "$one/passes")")
token=$zhou
# somebody stands at the door
shows() { call "$1" PUT "$class/sessions/0/check-ins/$(uuid)" "{\"code\":\"$pass\"}"; }
if [ $((begins - $(now))) -gt 7300 ]; then shows 409; fi      # two hours before at the earliest
token=$li
tells signup.did-not-come 409 PUT "$class/my-rating" '{"stars":1}'
passes "PT$((begins - $(now) - 1800))S"
as zhou; zhou=$token
shows 200
shows 409
call 200 GET /pass-keys
as wang; wang=$token
passes PT3M
awaits '"attended":1.*"returned":\{"attendanceDeposit":2000\}' "$one"

say "38 What Wang writes of it everybody reads once Zhou has read it"
tells signup.words 409 PUT "$class/my-rating" "{\"minor\":\"$child\",\"stars\":5,\"comment\":\"加我微信买理财，保本高收益\"}"
tells '"state":"waiting"' 200 PUT "$class/my-rating" "{\"minor\":\"$child\",\"stars\":5,\"comment\":\"老师很耐心\"}"
guest=$(field person "$out")
tells '"count":1,"stars":5,"items":\[\]' 200 GET "$class/ratings"
token=$zhou
tells '"state":"shown"' 200 PUT "$class/ratings/$guest/moderation" '{"decision":"show","revision":1}'
tells 老师很耐心 200 GET "$class/ratings"

say "39 A contest of pictures: Li has one vote a day, and Wang none for her own"
contest=$here/contests/$(uuid) entry=$(uuid) opens=$(now)
call 200 PUT "$contest" "{\"title\":\"和平里摄影大赛\",\"description\":\"拍下社区里最美的角落\",\"terms\":{\"opensAt\":\"$(utc "$opens")\",\"entriesUntil\":\"$(utc $((opens + 600)))\",\"votesFrom\":\"$(utc "$opens")\",\"votesUntil\":\"$(utc $((opens + 1200)))\",\"entriesPerPerson\":2,\"prizes\":[{\"name\":\"保温杯\",\"from\":1,\"to\":1,\"quantity\":1}]},\"revision\":0}"
as chen; chen=$token
awaits '"state":"passed"' "$contest/proposal"
tells '"state":"published"' 200 PUT "$contest/decision" '{"decision":"publish","revision":1}'
token=$wang
brings contest-picture
tells '"state":"in-moderation"' 200 PUT "$contest/entries/$entry" "{\"title\":\"雪后的长廊\",\"text\":\"清晨六点，雪刚停。\",\"pictures\":[\"$upload\"]}"
token=$zhou
awaits '"state":"passed"' "$here/entries-in-moderation"
tells '"state":"accepted"' 200 PUT "$contest/entries/$entry/moderation" '{"decision":"accept","revision":1}'
vote="$contest/my-votes/$(at "$opens" %F)"
token=$wang
tells poll.own 403 PUT "$vote" "{\"entry\":\"$entry\"}"
as li; li=$token
call 200 PUT "$vote" "{\"entry\":\"$entry\"}"
call 200 PUT "$vote" "{\"entry\":\"$entry\"}"

say "40 A poll: Li answers once; of fewer than five answers nothing is shown, and the contest has its prize"
poll=$here/polls/$(uuid)
token=$zhou
call 200 PUT "$poll" "{\"title\":\"食堂要不要开晚餐\",\"description\":\"请大家说说看\",\"terms\":{\"opensAt\":\"$(utc "$opens")\",\"until\":\"$(utc $((opens + 1200)))\",\"results\":\"after-closing\",\"questions\":[{\"text\":\"您希望食堂几点关门？\",\"kind\":\"single\",\"choices\":[\"晚上六点\",\"晚上七点\"]}]},\"revision\":0}"
token=$chen
awaits '"state":"passed"' "$poll/proposal"
tells '"state":"published"' 200 PUT "$poll/decision" '{"decision":"publish","revision":1}'
token=$li
tells '"tookPart":true' 200 PUT "$poll/my-answer" '{"answers":[{"question":0,"choices":[1]}]}'
tells poll.already-answered 409 PUT "$poll/my-answer" '{"answers":[{"question":0,"choices":[0]}]}'
passes PT21M
awaits '"kind":"final".*"votes":1,"prizes":\["保温杯"\]' "$contest/ranking"
awaits '"shown":false,"state":"over"' "$poll/results"

say "41 A post: three people who did not write it approve it, everybody reads it, a cache asks only whether it changed, and the committee withdraws it"
post=$(uuid) draft=$here/post-drafts/$post
as xuan
call 200 PUT "$draft" '{"column":"notices","reach":"community","title":"社区食堂本周六开放","body":"<p onclick=\"x()\">中午十一点半<script>x()</script>开放。</p>","revision":0}'
call 200 PUT "$draft/submission" '{"revision":1}'
awaits '"screening":\{"state":"passed"' "$draft"
tells access.role-required 403 PUT "$draft/review" '{"decision":"approve","revision":2}'
as zhou; zhou=$token
tells second-review 200 PUT "$draft/review" '{"decision":"approve","revision":2}'
tells content.wrong-role 403 PUT "$draft/review" '{"decision":"approve","revision":3}'
as chen; chen=$token
tells final-review 200 PUT "$draft/review" '{"decision":"approve","revision":3}'
token= ; call 404 GET "$here/posts/$post"
as lin
tells '"publishedVersion":1' 200 PUT "$draft/review" '{"decision":"approve","revision":4}'
token= ; tells "$post" 200 GET "$here/posts?column=notices"
tells '"body":"<p>中午十一点半开放。</p>"' 200 GET "$here/posts/$post"
tag=$(curl -sS -D - -o /dev/null "$url$here/posts/$post" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p')
[ "$(curl -sS -o /dev/null -w '%{http_code}' -H "if-none-match: $tag" "$url$here/posts/$post")" = 304 ] || { echo "expected 304" >&2; exit 1; }
token=$chen
tells withdrawn 200 PUT "$draft/withdrawal" '{"reason":"内容有误"}'
token= ; call 410 GET "$here/posts/$post"

say "42 Li has not come to the class: a day after it the deposit is the community's, and the bills of both days agree"
passes PT26H
passes PT5M
as qian
awaits '"recipe":"deposit-forfeited"' "$here/ledger/accounts/attendance-deposit/centre/statement?month=$(at "$(now)" %Y-%m)"
for date in "$(at $((begins - 86400)) %F)" "$begun"; do closes 1900000109 "$date"; done
call 200 GET "$here/payment-exceptions"

say "43 Chen plans the salons of the year, and sees how many there were, and who came"
as chen
call 200 PUT "$here/duty-plans/${begun%%-*}/salon" '{"target":30,"byQuarter":[8,8,6,8],"revision":0}'
tells duty.below-duty 409 PUT "$here/duty-plans/${begun%%-*}/performance" '{"target":1,"revision":0}'
awaits '"kind":"salon","name":"主题沙龙","duty":24,"target":30,"period":{"planned":[1-9][0-9]*,"held":[1-9][0-9]*,"attended":[1-9]' "$here/duty-report?year=${begun%%-*}"

say "44 Liu publishes the menu of the Official Account, having seen what that changes"
account=/official-account
in_wechat() { curl -sS -X POST "$wechat/sim/official-account" -H "$json" -d "$1"; }
sees() { local want=$1 out; shift; for _ in $(seq 40); do out=$(in_wechat "$1"); grep -q "$want" <<<"$out" && break; set -- '{"person":"sun"}'; sleep 1; done; echo "  $out"; grep -q "$want" <<<"$out" || { echo "expected $want" >&2; exit 1; }; }
as liu
out=$(call 200 GET "$account/menu/difference"); short "$out"; digest=$(field digest "$out")
tells officialaccount.menu-not-seen 409 PUT "$account/menu" "{\"digest\":\"$(printf 'x%.0s' $(seq 43))\"}"
call 202 PUT "$account/menu" "{\"digest\":\"$digest\"}"
awaits '"state":"published"' "$account/menu"
awaits '"changes":\[\]' "$account/menu/difference"

say "45 Sun follows, is greeted, asks by a keyword, and asks what nobody has answered yet"
sees 欢迎关注 '{"person":"sun","follows":true}'
sees 9:00 '{"person":"sun","writes":"请问开放时间？"}'
sees 借书回家 '{"person":"sun","writes":"我想办图书证"}'
sees 在小程序里提问 '{"person":"sun","writes":"暖气什么时候来？"}'

say "46 The lobby screen, once whole and then what changed; and the month's report as a spreadsheet and on paper"
token= seen=$(mktemp)
etag=$(curl -sSf -D - -o "$seen" "$url$here/screen" | tr -d '\r' | sed -n 's/^etag: //Ip')
curl -sS -o /dev/null -w '  GET screen, again: %{http_code}\n' -H "if-none-match: $etag" "$url$here/screen"
call 200 GET "$here/screen/changes?since=$(sed -n 's/.*"version":"\([^"]*\)".*/\1/p' "$seen")"
as chen
awaits '"uses":[1-9]' "$here/operating-report?year=${begun%%-*}&month=$(at "$begins" %-m)"
for kind in xlsx pdf; do
  curl -sSf -o "$seen" -w '  GET operating-report-file %{http_code}, %{size_download} bytes of %{content_type}\n' -H "authorization: Bearer $token" \
    "$url$here/operating-report-file?year=${begun%%-*}&month=$(at "$begins" %-m)&format=$kind"
done
rm "$seen"

say "47 Wang reports a dark staircase; Zhou takes it up and answers; it was not solved, goes back once, and is rated at last"
as wang; wang=$token
matter=$here/tickets/$(uuid)
tells '"state":"waiting"' 200 PUT "$matter" '{"kind":"report","category":"facility","title":"三号楼楼道灯不亮","text":"二层楼道的灯坏了三天","place":"三号楼二层"}'
as zhou; zhou=$token
tells '"state":"working"' 200 PUT "$matter/taking-up"
tells '"state":"answered"' 200 PUT "$matter/answers/$(uuid)" '{"resolution":"solved","text":"灯已更换"}'
tells ticket.own 403 PUT "$matter/score" '{"solved":true,"stars":5}'
token=$wang
tells '"state":"answered"' 200 PUT "$matter/score" '{"solved":false,"stars":2,"words":"只亮了一晚"}'
tells '"reopened":true' 200 PUT "$matter/re-openings/$(uuid)" '{"text":"又不亮了"}'
token=$zhou
tells '"state":"answered"' 200 PUT "$matter/answers/$(uuid)" '{"resolution":"solved","text":"线路已修复"}'
token=$wang
tells ticket.reopened-before 409 PUT "$matter/re-openings/$(uuid)" '{"text":"再看看"}'
tells '"state":"closed"' 200 PUT "$matter/score" '{"solved":true,"stars":5}'

say "47b Li reports bare wires as a repair: Zhou says that it is a hazard, and it waits at the committee's desk, due sooner"
as li
matter=$here/tickets/$(uuid)
call 200 PUT "$matter" '{"kind":"report","category":"facility","title":"电线裸露","text":"一号楼门口电线裸露","zone":"library"}'
token=$zhou
tells '"category":"safety".*"state":"waiting".*"desk":"committee"' 200 PUT "$matter/category" '{"category":"safety","reason":"属于安全隐患"}'

say "48 Li asks without a name; Zhou answers, and everybody finds the answer by its keyword"
as li
matter=$here/tickets/$(uuid)
call 200 PUT "$matter" '{"kind":"question","category":"services","title":"老年证","text":"老年证在哪里办？","hidden":true}'
token=$zhou
call 200 PUT "$matter/taking-up"
tells '"name":"匿名"' 200 PUT "$matter/answers/$(uuid)" '{"resolution":"explained","text":"一楼大厅三号窗口"}'
question=$here/questions/$(uuid)
words='"text":"老年证在哪里办？","keywords":["老年证"],"revision":0,"ticket":"'${matter##*/}'"'
tells ticket.personal-data 422 PUT "$question" "{\"answer\":\"请打13800000006\",$words}"
tells '"state":"draft"' 200 PUT "$question" "{\"answer\":\"一楼大厅三号窗口\",$words}"
as chen
awaits '"screening":"passed"' "$here/question-drafts"
tells '"state":"published"' 200 PUT "$question/publication"
token=
awaits '一楼大厅三号窗口' "$here/questions?keyword=%E8%80%81%E5%B9%B4%E8%AF%81"

say "49 Wang may be told at any hour, lets us send her one message, books, and finds it in her inbox and in WeChat"
as wang
call 200 PUT "$here/my-notice-preferences" '{"muted":[],"silent":[],"digest":true,"revision":0}'
curl -sS -X POST "$wechat/sim/accept" -H "$json" -d '{"person":"wang","template":"booking"}'
curl -sS -X POST "$wechat/sim/deliver" -H "$json" -d '{}'
told=$(uuid) on=$(at $(($(now) + 9 * 86400)) %F)
call 200 PUT "$here/reservations/$told" "{\"zone\":\"dance-room\",\"start\":\"${on}T14:00:00+08:00\",\"end\":\"${on}T15:00:00+08:00\",\"people\":4,\"purpose\":\"rehearsal\"}"
awaits "场地预约成功.*$told" "$here/my-notices?limit=100"
call 200 GET "$here/my-notices/unread"
call 200 PUT "$here/my-notices/read" "{\"until\":\"$(utc "$(now)")\"}"
for _ in $(seq 20); do curl -sS "$wechat/sim/messages" | grep "$told" && break; sleep 1; done
curl -sS "$wechat/sim/messages" | grep -q "$told"
call 200 PUT "$here/reservations/$told/cancellation" '{}'

say "The tour is over: everything answered as told."
