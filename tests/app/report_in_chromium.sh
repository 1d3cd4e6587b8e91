#!/bin/sh
# Opens a report in headless Chromium: no network, no console error, every claim present, nothing
# wider than a phone of 400 px. Usage: report_in_chromium.sh PROGRAM PATTERN. Exit 77: no Chromium.
set -eu
program=$1
pattern=$2

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "no chromium: skipped"
    exit 77
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "FAILED: $1"
    exit 1
}

"$program" report "$pattern" --out "$folder/report" || fail "overfit report: exit status $?"

# The probe looks at the report through a frame of 400 px and writes down what it finds.
cat > "$folder/probe.html" <<'HTML'
<!DOCTYPE html><meta charset="utf-8"><title>probe</title><body style="margin:0">
<iframe id="frame" src="report/index.html" style="width:400px;height:800px;border:0"></iframe>
<pre id="found"></pre>
<script>
document.getElementById('frame').addEventListener('load', function () {
    const page = this.contentDocument, lines = [];
    const root = page.documentElement;
    lines.push('width ' + root.clientWidth + ' ' + root.scrollWidth);
    for (const e of page.querySelectorAll('body *'))
        if (!e.closest('.scroll') && !e.closest('.skip') &&
            e.getBoundingClientRect().right > root.clientWidth + 1)
            lines.push('overflow ' + e.tagName + ' ' + e.textContent.slice(0, 40));
    for (const e of page.querySelectorAll('article')) lines.push('article ' + e.id);
    for (const e of page.querySelectorAll('figure svg'))
        lines.push('figure ' + e.getAttribute('role') + ' ' +
                   (e.getBoundingClientRect().height > 100 ? 'tall' : 'flat') + ' ' +
                   (page.getElementById(e.getAttribute('aria-labelledby')) ? 'labelled' : 'bare'));
    const ids = [...page.querySelectorAll('[id]')].map(e => e.id);
    lines.push('ids ' + ids.length + ' ' + new Set(ids).size);
    for (const e of page.querySelectorAll('a[href^="#"]'))
        if (!page.getElementById(e.getAttribute('href').slice(1)))
            lines.push('broken ' + e.getAttribute('href'));
    lines.push('lang ' + root.lang + ', h1 ' + page.querySelectorAll('h1').length);
    document.getElementById('found').textContent = lines.join('\n') + '\nend';
});
</script>
HTML

timeout 90 "$chromium" --headless --no-sandbox --disable-gpu --disable-background-networking \
    --disable-component-update --disable-sync --no-first-run --user-data-dir="$folder/profile" \
    --host-resolver-rules='MAP * ~NOTFOUND' --allow-file-access-from-files \
    --enable-logging=stderr --virtual-time-budget=5000 --window-size=500,900 --dump-dom \
    "file://$folder/probe.html" > "$folder/dom" 2> "$folder/log" || fail "chromium: $(tail -3 "$folder/log")"

sed -n '/<pre id="found">/,/^end/p' "$folder/dom" | sed 's/<[^>]*>//g' > "$folder/found"
cat "$folder/found"
grep -q '^end' "$folder/found" || fail "the probe did not finish"
! grep -E 'CONSOLE' "$folder/log" || fail "the console has messages"
! grep -qE '(src|href)="(https?:)?//' "$folder/report/index.html" || fail "the page names the network"
! grep -q '<script' "$folder/report/index.html" || fail "the page has a script"
! grep -q '^overflow' "$folder/found" || fail "wider than 400 px"
! grep -q '^broken' "$folder/found" || fail "a link leads nowhere"
read -r _ client scroll <<WIDTH
$(grep '^width' "$folder/found")
WIDTH
[ "$scroll" -le "$client" ] || fail "the page scrolls sideways: $scroll px in $client px"
read -r _ all different <<IDS
$(grep '^ids' "$folder/found")
IDS
[ "$all" = "$different" ] || fail "an id is used twice"
grep -q '^lang en, h1 1$' "$folder/found" || fail "language or heading"
grep -q '^figure img tall labelled$' "$folder/found" || fail "no figure"
! grep '^figure' "$folder/found" | grep -v '^figure img tall labelled$' || fail "a figure is not shown"
for id in $("$program" list "$pattern" --ids | grep -v '^control\.'); do
    grep -qx "article claim-$id" "$folder/found" || fail "claim $id is missing"
done
echo "the report reads well"
