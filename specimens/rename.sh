#!/bin/sh
# Makes a mechanically renamed copy of the booking specimen: packages, classes, paths, fields, tables, operations,
# messages, variables and defect names, word by word. What is proven of the copy can't hang on a name.
# Usage: specimens/rename.sh FOLDER [SEED]   then: bench/matrix --specimen FOLDER [BUDGET [NAME…]]
# SEED picks one of two sets of words (0 or 1). The copy is built with Maven, unless BUILD=no.
set -eu

[ $# -ge 1 ] || { echo "usage: $0 FOLDER [0|1]" >&2; exit 2; }
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
if [ -e "$1" ] && [ -n "$(ls -A "$1" 2>/dev/null)" ]; then
  echo "$0: $1 is there already and isn't empty; name another folder" >&2
  exit 2
fi
mkdir -p "$1"
out=$(CDPATH='' cd -- "$1" && pwd -P)

# Longer words first: `booking` goes before `book`. No new word is an old one, nor reserved in SQL or Java.
case "${2:-0}" in
  0) words='booking:reservation booked:reserved customer:patron payment:settlement postcode:zipcode capacity:headroom
       newsletter:bulletin visitor:passer receipt:voucher contact:channel people:guests charge:levy price:fee
       slot:opening kind:genre phone:mobile notes:remarks wish:plea login:signin book:reserve' ;;
  1) words='booking:appointment booked:taken customer:client payment:transfer postcode:areacode capacity:maxheads
       newsletter:mailing visitor:stranger receipt:proof contact:reach people:heads charge:debit price:cost
       slot:timeframe kind:sort phone:telephone notes:comments wish:ask login:enter book:arrange' ;;
  *) echo "$0: there are word sets 0 and 1" >&2; exit 2 ;;
esac

rules=$(mktemp)
trap 'rm -f "$rules"' EXIT
for pair in $words; do
  old=${pair%%:*} new=${pair#*:}
  for form in lower title upper; do
    case $form in
      lower) o=$old n=$new ;;
      title)
        o=$(printf %s "$old" | cut -c1 | tr '[:lower:]' '[:upper:]')${old#?}
        n=$(printf %s "$new" | cut -c1 | tr '[:lower:]' '[:upper:]')${new#?} ;;
      upper)
        o=$(printf %s "$old" | tr '[:lower:]' '[:upper:]')
        n=$(printf %s "$new" | tr '[:lower:]' '[:upper:]') ;;
    esac
    printf 's/%s/%s/g\n' "$o" "$n" >>"$rules"
  done
done
# Two words that are one name: `logIn`, as an operation is called.
printf 's/logIn/%s/g\ns/LogIn/%s/g\n' signIn SignIn >>"$rules"

cd "$home/specimens/booking"
find pom.xml README.md defects.json prodproof.yaml specimen.properties fixtures src/main -type f | while IFS= read -r file; do
  to="$out/$(printf %s "$file" | sed -f "$rules")"
  mkdir -p "$(dirname "$to")"
  sed -f "$rules" "$file" >"$to"
done

# What the matrix reads keeps the names of its fields.
sed -E 's/"[a-z]+": "(defect|twin)"/"kind": "\1"/' "$out/defects.json" >"$out/defects.json.new"
mv "$out/defects.json.new" "$out/defects.json"

# The parent stays where it is: up to the root, and down again.
up=$(printf %s "$out" | sed 's:/[^/]*:../:g')
sed "s:<relativePath>.*</relativePath>:<relativePath>${up}${home#/}/pom.xml</relativePath>:" "$out/pom.xml" >"$out/pom.xml.new"
mv "$out/pom.xml.new" "$out/pom.xml"

[ "${BUILD:-yes}" = no ] && exit 0
jdk=$("$home/prodproof" --which-jdk)
cd "$out"
JAVA_HOME=$jdk mvn -q -P '!errorprone-in-process' -Dcompiler.strictness=-Xlint:none -Djacoco.skip=true -Dmaven.test.skip=true package
echo "$out"
