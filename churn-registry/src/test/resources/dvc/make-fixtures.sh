#!/bin/sh
# Makes the fixtures of this directory with the real client: make-fixtures.sh <dvc> <empty directory>
set -eu
dvc=$1
export DVC_NO_ANALYTICS=1
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$2" && cd "$2"
git init -q repo && cd repo
"$dvc" init -q
"$dvc" remote add -q -d store ../remote
mkdir raw
printf 'id,age\n1,45\n2,51\n' > raw/customers.csv
: > empty.csv
printf '#!/bin/sh\necho run\n' > run.sh && chmod 755 run.sh
mkdir -p data/nested/deep
printf 'a\n' > data/a.txt
printf 'b\n' > data/nested/b.txt
printf 'c\n' > data/nested/deep/c.txt
: > data/empty
printf 'h\n' > data/.hidden
printf 'q\n' > 'data/say "hi".txt'
printf 'u\n' > data/ü.txt
printf 'nfd\n' > "data/u$(printf '\314\210').txt"
printf 'bmp\n' > data/ﬁ.txt
printf 'astral\n' > data/😀.txt
printf 'x\n' > data/run.sh && chmod 755 data/run.sh
"$dvc" add -q raw/customers.csv empty.csv run.sh data
cat > params.yaml <<'P'
train:
  seed: 7
  rate: 0.1
P
"$dvc" stage add -q -n prepare -d raw/customers.csv -p train.seed,train.rate -o clean.csv -o parts \
  'cp raw/customers.csv clean.csv && mkdir -p parts && cp raw/customers.csv parts/one.csv && printf 2 > parts/two.csv && true a command that is long enough to be folded'
"$dvc" stage add -q -n tool -d clean.csv -o tool.sh 'printf run > tool.sh && chmod 755 tool.sh'
"$dvc" repro -q
"$dvc" push -q
cp .dvc/config "$here/config.txt"
cp .dvc/.gitignore "$here/dvc-gitignore.txt"
cp .dvcignore "$here/dvcignore.txt"
cp .gitignore "$here/gitignore.txt"
cp raw/.gitignore "$here/raw-gitignore.txt"
cp raw/customers.csv.dvc "$here/customers.csv.dvc.txt"
cp empty.csv.dvc "$here/empty.csv.dvc.txt"
cp run.sh.dvc "$here/run.sh.dvc.txt"
cp data.dvc "$here/data.dvc.txt"
cp dvc.lock "$here/lock-before.txt"
(cd ../remote && find files -type f | LC_ALL=C sort) > "$here/remote.txt"
(cd .dvc/cache && find files -type f | LC_ALL=C sort) > "$here/cache.txt"
dir=$(sed -n 's/^- md5: //p' data.dvc)
cp ".dvc/cache/files/md5/$(echo "$dir" | cut -c1-2)/$(echo "$dir" | cut -c3-)" "$here/data.dir.json"
printf '3,60\n' >> raw/customers.csv
"$dvc" repro -q
cp dvc.lock "$here/lock-after.txt"
cd .. && mkdir plain && cd plain
"$dvc" init -q --no-scm
"$dvc" remote add -q -d store s3://bucket/data
"$dvc" remote modify -q store endpointurl http://127.0.0.1:9000
"$dvc" remote modify -q store region eu-central-1
cp .dvc/config "$here/config-s3.txt"
cd .. && mkdir stage && cd stage
"$dvc" init -q --no-scm
printf 'id,age\n1,45\n2,51\n' > customers.csv
printf 'a\n' > B.txt
printf '1,2\n' > ﬁ.csv
echo 'mkdir -p model && cp customers.csv model/one.csv && printf 2 > model/two.csv && printf run > tool.sh && chmod 755 tool.sh' > train.sh
"$dvc" stage add -q -n train -d customers.csv -d B.txt -d ﬁ.csv -d train.sh -o model -o tool.sh \
  'sh train.sh # train the model on the customers of the last twelve months, and write it'
"$dvc" repro -q
cp dvc.lock "$here/lock-new.txt"
