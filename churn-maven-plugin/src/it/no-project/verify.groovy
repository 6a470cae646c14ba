def log = new File(basedir, 'build.log').text
def churn = new File(basedir, 'target/churn')

assert new File(churn, 'simulated.csv').readLines().size() == 801
assert new File(churn, 'model.churn').length() > 0
assert log.contains('The customers are simulated')

// help names every parameter with its property
for (property in ['data', 'label', 'positive', 'search', 'holdout', 'threshold', 'skip']) {
    assert log.contains("User property: churn.$property") : property
}
