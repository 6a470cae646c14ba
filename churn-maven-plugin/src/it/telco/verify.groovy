import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def churn = new File(basedir, 'target/churn')
def json = { name -> new JsonSlurper().parse(new File(churn, name)) }
def count = { text -> log.split(java.util.regex.Pattern.quote(text), -1).length - 1 }

// the goals ran in the order of their phases
def first = log.indexOf(':validate ')
assert first >= 0 && first < log.indexOf(':train ') && log.indexOf(':train ') < log.indexOf(':evaluate ')

['model.churn', 'schema.json', 'evaluation.json', 'report.html', 'validation.json', 'run.json', 'measured.json',
        'scores.csv', 'reproduced.churn'].each { assert new File(churn, it).length() > 0 : it }
assert churn.listFiles().every { !it.name.endsWith('.part') && !it.name.startsWith('.') }

// names with spaces, a Yes/No label, blanks and repeated rows were understood
def schema = json('schema.json').toString()
assert schema.contains('Months With Us') && schema.contains('Contract Type')
def validation = json('validation.json').toString()
assert validation.contains('DUPLICATE_ROWS') && validation.contains('DUPLICATE_IDENTIFIER')
assert validation.contains('MISSING_RATE')
assert json('evaluation.json').holdout.rocAuc > 0.7

// one score a row, separated as the customers are
def scores = new File(churn, 'scores.csv').readLines()
assert scores.size() == 604
assert scores[0].split(';').toList().containsAll(['customerID', 'attrition_probability', 'prediction', 'status', 'risk_level'])

// identifiers stay in the files
assert !(log =~ /\d{4}-SIMU/)

assert log.contains('The model was reproduced byte for byte.')
assert count('Nothing changed since') == 1
assert count('Champion: ') == 2
assert count('churn.skip is set, nothing done') == 3
assert count('as an artifact of type churn') == 3

// nothing came over the network that the outer build had not fetched
assert !log.contains('Downloading from central')
