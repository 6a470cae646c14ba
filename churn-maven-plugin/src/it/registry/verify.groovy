import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def churn = new File(basedir, 'target/churn')

// the embedded default: a directory beside the POM
assert new File(basedir, 'churn-registry/models/bank-churn/versions/2.json').isFile()
assert new File(basedir, 'data/customers.csv.dvc').text.contains('path: customers.csv')
assert log.contains('Data version: customers.csv md5 ')
assert log.contains('Registered bank-churn@1 in ') && log.contains('Registered bank-churn@2 in ')
assert log.contains('Promoted bank-churn@champion: nothing → 1')
assert log.contains('Gates for bank-churn@2 against version 1, which is champion, on ')
assert log =~ /non-inferiority\(rocAuc\) +passed/
assert log.contains('Promoted bank-churn@champion: 1 → 2')
assert log =~ /2 +\S+ \S+ +promoted +champion → 2 +4 of 4 passed +ada/
assert log.contains('from  bank-churn@1, ') && log.contains('to    bank-churn@2, ')
assert log.contains('The registry is sound.')
assert log.contains('Nothing to remove')
assert log =~ /profit +FAILED/
assert log =~ /Failed to execute goal .*:promote .*profit failed/
assert log.contains('Rolled back bank-churn@champion: 2 → 1')

// other goals work with what the alias points at
assert log.contains('bank-churn@champion is bank-churn@1 in ')
assert log.contains('Serving bank-churn from bank-churn@champion in ')
assert new File(churn, 'scores.csv').readLines().size() == 3001
assert new File(churn, 'measured.json').length() > 0

assert log =~ /data\/customers\.csv +up to date +yes +yes +data\/customers\.csv\.dvc/
assert log.contains('Fetching customers.csv md5 ')
assert log.contains('The model was reproduced byte for byte.')
assert log =~ /Failed to execute goal .*:history .*there is no registry at \S+elsewhere/
assert log =~ /Failed to execute goal .*:diff .*9/

def verification = new JsonSlurper().parse(new File(churn, 'verification.json'))
assert verification.sound && verification.versions == 2 && verification.heads.'bank-churn'

// one message tells a mistake
assert !(log =~ /(?m)^\s+at \S+\(/)
assert !log.contains('this is a defect')
assert !log.contains('Downloading from central')
