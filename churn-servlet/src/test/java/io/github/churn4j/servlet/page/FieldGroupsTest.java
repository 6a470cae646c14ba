package io.github.churn4j.servlet.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FieldGroupsTest {

    private static List<Feature> features(String... columns) {
        return Stream.of(columns).<Feature>map(NumericFeature::of).toList();
    }

    @Test
    void goesByTheWordsOfNames() {
        assertThat(FieldGroups.of("")
                        .of(features("Customer_Age", "Total_Trans_Ct", "Credit_Limit", "Months_on_book", "Zzz")))
                .containsExactly(
                        new FieldGroups.Group("Customer Demographics", List.of(0)),
                        new FieldGroups.Group("Account Information", List.of(3)),
                        new FieldGroups.Group("Credit Information", List.of(2)),
                        new FieldGroups.Group("Transaction Information", List.of(1)),
                        new FieldGroups.Group("Further Information", List.of(4)));
    }

    @Test
    void takesGroupsAsTold() {
        assertThat(FieldGroups.of("Money = Credit_Limit, total_trans_ct, nonsense; Person=age")
                        .of(features("Age", "Total_Trans_Ct", "Credit_Limit", "Zzz")))
                .containsExactly(
                        new FieldGroups.Group("Money", List.of(1, 2)),
                        new FieldGroups.Group("Person", List.of(0)),
                        new FieldGroups.Group("Further Information", List.of(3)));
    }

    @Test
    void refusesAGroupWithoutTitle() {
        assertThatThrownBy(() -> FieldGroups.of("age,gender"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Title=field,field;Title=field");
    }
}
