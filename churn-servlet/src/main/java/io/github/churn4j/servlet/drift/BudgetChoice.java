package io.github.churn4j.servlet.drift;

/**
 * How a setting asks for a budget of false alarms: {@code 0.1/10000}, the chance of any false alarm within so many stable
 * rows. Names nothing of churn-drift, for settings are read without it.
 *
 * @param chance in (0, 1)
 * @param rows 1 or more
 */
public record BudgetChoice(double chance, long rows) {

    private static final String EXPECTED = "a chance in (0, 1) and rows in [1, 1000000000], such as 0.1/10000";

    /**
     * The budget a text describes.
     *
     * @throws IllegalArgumentException telling what is expected
     */
    public static BudgetChoice of(String text) {
        String[] parts = text.strip().split("/", -1);
        try {
            if (parts.length == 2 && parts[1].strip().matches("[0-9]{1,10}")) {
                double chance = Double.parseDouble(parts[0].strip());
                long rows = Long.parseLong(parts[1].strip());
                if (chance > 0 && chance < 1 && rows >= 1 && rows <= 1_000_000_000) {
                    return new BudgetChoice(chance, rows);
                }
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(EXPECTED);
    }
}
