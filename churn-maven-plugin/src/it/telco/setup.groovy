// Simulated subscribers of no real company: the same ones in every build.
def random = new java.util.SplittableRandom(11)
def lines = ['customerID;Senior Citizen;Months With Us;Contract Type;Monthly Charges;Total Charges;Paperless;Churn']
(1..600).each { i ->
    int months = random.nextInt(0, 73)
    String contract = random.nextDouble() < 0.5 ? "Month-to-month" : random.nextBoolean() ? "One year" : "Two year"
    BigDecimal monthly = (2000 + random.nextInt(10000)) / 100
    // new subscribers have no bill yet: a blank, not an empty cell
    String total = months == 0 ? ' ' : (monthly * months).toString()
    double margin = 1.2 - months / 18.0 + (contract == 'Month-to-month' ? 1.0 : -1.0) + ((double) monthly - 70) / 40
    String churn = random.nextDouble() < 1 / (1 + Math.exp(-margin)) ? 'Yes' : 'No'
    lines << [String.format('%04d-SIMU', i), random.nextInt(2), months, contract, monthly, total,
            random.nextBoolean() ? 'Yes' : 'No', churn].join(';')
}
// the same subscribers again under other numbers, and one under the same number
lines << lines[17].replaceFirst('^\\d+', '9001')
lines << lines[42].replaceFirst('^\\d+', '9002')
lines << lines[99]
new File(basedir, 'subscribers.csv').setText(lines.join('\n') + '\n', 'UTF-8')
