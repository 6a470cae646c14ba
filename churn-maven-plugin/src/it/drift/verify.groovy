import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def json = { name -> new JsonSlurper().parse(new File(basedir, "target/$name")) }

assert json('stable/outcome.json').with { goal == 'drift' && outcome == 'stable' && drifted.isEmpty() && currentRows == 1500 }
assert log.contains('The 1,500 current customers look like those of the reference')

def drifted = json('drifted/outcome.json')
assert drifted.outcome == 'drift' && drifted.drifted.contains('Total_Trans_Amt') && drifted.score == 'drift'
assert log =~ /Total_Trans_Amt +ks +0\.\d+ +\S+ +0\.\d+ +0\.\d+ +\d+\.\d % +DRIFT/
assert new File(basedir, 'target/drifted/drift.html').text.contains('Total_Trans_Amt is lower')
assert json('drifted/drift.json').business.revenueAtRisk > 0

// a goal that fails by policy has written everything
assert log =~ /Failed to execute goal .*:drift .* features drifted: .*drift\.html/
assert json('failed/outcome.json').outcome == 'drift'
['drift.json', 'drift.html'].each { assert new File(basedir, "target/failed/$it").length() > 0 : it }

assert json('database/outcome.json').outcome == 'stable'
assert json('compared/outcome.json').with { outcome == 'drift' && domainClassifier == 'drift' && referenceRows == 1500 }

// one message tells a mistake
assert !(log =~ /(?m)^\s+at \S+\(/)
assert !log.contains('this is a defect')
assert !log.contains('Downloading from central')
