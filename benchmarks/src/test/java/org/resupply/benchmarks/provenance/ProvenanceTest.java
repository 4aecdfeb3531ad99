package org.resupply.benchmarks.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    private static String commit(String id, String dirty) {
        var build = new Properties();
        build.setProperty("commit", id);
        build.setProperty("dirty", dirty);
        return Provenance.commit(build);
    }

    @Test
    void theRevisionIsThatOfTheBuild() {
        assertThat(commit("0123456789abcdef0123456789abcdef01234567", "false"))
                .isEqualTo("0123456789abcdef0123456789abcdef01234567");
        assertThat(commit("0123abcd", "true")).isEqualTo("0123abcd-dirty");
    }

    @Test
    void aBuildOutsideGitIsUnknown() {
        assertThat(commit("${git.commit.id}", "${git.dirty}")).isEqualTo("unknown");
        assertThat(Provenance.commit(new Properties())).isEqualTo("unknown");
    }

    @Test
    void machineAndJavaAreNamed() {
        var here = Provenance.here();
        assertThat(here.machine()).contains(Runtime.getRuntime().availableProcessors() + " core(s)");
        assertThat(here.jdk()).contains(Runtime.version().toString());
        assertThat(here.commit()).matches("unknown|[0-9a-f]{40}(-dirty)?");
    }

    @Test
    void theHashIsThatOfTheStandard() {
        // The example of FIPS 180-2 for three bytes.
        assertThat(Provenance.hash(new byte[] {'a', 'b', 'c'}))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
