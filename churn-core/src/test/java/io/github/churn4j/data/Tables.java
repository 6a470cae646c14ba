package io.github.churn4j.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SplittableRandom;

/** Tables that look like public churn data sets, made from a seed. */
final class Tables {

    private Tables() {}

    static CsvSource csv(String text) {
        return CsvSource.of("t.csv", text.getBytes(UTF_8));
    }

    /** Telephone customers: text identifiers, a blank where a customer is new, yes and no. */
    static String telco(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder out = new StringBuilder(
                "customerID,gender,SeniorCitizen,tenure,Contract,Monthly Charges,TotalCharges,Country,Churn\n");
        for (int i = 0; i < rows; i++) {
            int tenure = i % 40 == 0 ? 0 : 1 + random.nextInt(72);
            double monthly = (1800 + random.nextInt(10_000)) / 100.0;
            out.append(String.format("%04d-%s", i, code(random)))
                    .append(random.nextBoolean() ? ",Female," : ",Male,")
                    .append(random.nextInt(2))
                    .append(',')
                    .append(tenure)
                    .append(',')
                    .append(new String[] {"Two year", "Month-to-month", "One year"}[random.nextInt(3)])
                    .append(',')
                    .append(monthly)
                    .append(',')
                    .append(tenure == 0 ? " " : Decimals.format(Math.round(monthly * tenure * 100) / 100.0))
                    .append(",Utopia,")
                    .append(random.nextInt(4) == 0 ? "Yes" : "No")
                    .append('\n');
        }
        return out.toString();
    }

    private static String code(SplittableRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            code.append((char) ('A' + random.nextInt(26)));
        }
        return code.toString();
    }

    /** Bank customers: a row counter, whole-number identifiers, surnames, 0 and 1. */
    static String bank(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder out = new StringBuilder(
                "RowNumber,CustomerId,Surname,CreditScore,Geography,NumOfProducts,Balance,Joined,Exited\r\n");
        for (int i = 0; i < rows; i++) {
            out.append(i + 1)
                    .append(',')
                    .append(15_565_701 + i * 7L + random.nextInt(7))
                    .append(',')
                    .append(code(random))
                    .append(',')
                    .append(350 + random.nextInt(500))
                    .append(',')
                    .append(new String[] {"Spain", "France", "Germany"}[random.nextInt(3)])
                    .append(',')
                    .append(1 + random.nextInt(4))
                    .append(',')
                    .append(random.nextInt(3) == 0 ? "0" : String.valueOf(random.nextInt(20_000_000) / 100.0))
                    .append(",20")
                    .append(10 + random.nextInt(10))
                    .append("-03-1")
                    .append(random.nextInt(10))
                    .append(',')
                    .append(random.nextInt(5) == 0 ? 1 : 0)
                    .append("\r\n");
        }
        return out.toString();
    }
}
