def log = new File(basedir, 'build.log').text

[/Failed to execute goal .*:train .*semicolons\.csv.*churn\.separator/,
        /Failed to execute goal .*:train .*churn\.search is "foo", expected quick, standard or thorough/,
        /Failed to execute goal .*:train .*pom\.xml is a file, expected a directory to write to; set churn\.output/,
        /Failed to execute goal .*:score .*pom\.xml is no model bundle/].each { assert log =~ it : it }

// one message each: no stack trace, no defect of ours, nothing written
assert !(log =~ /(?m)^\s+at \S+\(/)
assert !log.contains('this is a defect')
def written = new File(basedir, 'target/churn')
assert !written.exists() || written.list().length == 0
