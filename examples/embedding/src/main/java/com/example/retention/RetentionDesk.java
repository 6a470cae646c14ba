package com.example.retention;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.Prediction;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.model.ChurnModel;
import java.nio.file.Path;

/** Asks a model about one bank-card customer: how likely is this one to leave, and why? */
public final class RetentionDesk {

    private RetentionDesk() {}

    /**
     * Prints the answer of a model.
     *
     * @param arguments the model bundle
     */
    public static void main(String[] arguments) {
        System.out.println(answer(Path.of(arguments.length > 0 ? arguments[0] : "model.churn")));
    }

    static String answer(Path file) {
        // readme:begin
        ChurnModel model = ChurnModel.read(file);
        ChurnPredictor predictor = ChurnPredictor.of(model); // immutable and thread-safe: make one, share it
        CustomerRecord customer = model.schema()
                .newRecord()
                .set("Customer_Age", 45)
                .set("Gender", "F")
                .set("Dependent_count", 3)
                .set("Education_Level", "Graduate")
                .set("Marital_Status", "Married")
                .set("Income_Category", "$60K - $80K")
                .set("Card_Category", "Blue")
                .set("Months_on_book", 36)
                .set("Total_Relationship_Count", 3)
                .set("Months_Inactive_12_mon", 3)
                .set("Contacts_Count_12_mon", 4)
                .set("Credit_Limit", 5000)
                .set("Total_Revolving_Bal", 0)
                .set("Avg_Open_To_Buy", 5000)
                .set("Total_Amt_Chng_Q4_Q1", 0.55)
                .set("Total_Trans_Amt", 2100)
                .set("Total_Trans_Ct", 38)
                .set("Total_Ct_Chng_Q4_Q1", 0.45)
                .set("Avg_Utilization_Ratio", 0)
                .build(); // names every field that is missing or not acceptable
        Prediction prediction = predictor.predict(customer);
        String answer = "P(churn) %.3f, risk %s, %s, because of %s"
                .formatted(
                        prediction.attritionProbability(),
                        prediction.riskLevel(),
                        prediction.status(),
                        predictor.explain(customer).top(3));
        // readme:end
        return answer;
    }
}
