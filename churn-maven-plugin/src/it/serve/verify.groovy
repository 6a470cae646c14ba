def log = new File(basedir, 'build.log').text

assert log.contains('quick search trains one on simulated customers first')
assert new File(basedir, 'target/churn/model.churn').length() > 0
assert log =~ /Page   http:\/\/localhost:\d+\//
assert log =~ /Try    curl -s http:\/\/localhost:\d+\/predict -H 'Content-Type: application\/json' -d '\{"customer_age":\d+,/
assert log.contains('Stopped')
assert log.contains('churn.serve is false, nothing is served')
assert log =~ /Failed to execute goal .*:serve .*churn\.watch is "often", expected a duration/

// the container says nothing, and one message tells a mistake
assert !log.contains('org.apache.coyote')
assert !(log =~ /(?m)^\s+at \S+\(/)
assert !log.contains('Downloading from central')
