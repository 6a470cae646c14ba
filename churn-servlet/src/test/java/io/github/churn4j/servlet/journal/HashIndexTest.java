package io.github.churn4j.servlet.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HashIndexTest {

    @Test
    void behavesLikeAMap() {
        SplittableRandom random = new SplittableRandom(5);
        HashIndex index = new HashIndex();
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            String name = "n" + random.nextInt(20_000);
            index.put(Hash128.of(name), i);
            map.put(name, i);
        }
        assertThat(index.size()).isEqualTo(map.size());
        map.forEach((name, i) -> assertThat(index.get(Hash128.of(name))).isEqualTo(i));
        assertThat(index.get(Hash128.of("absent"))).isEqualTo(HashIndex.ABSENT);
    }
}
