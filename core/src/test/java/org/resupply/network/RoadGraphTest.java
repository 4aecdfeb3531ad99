package org.resupply.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resupply.model.BadInput;

class RoadGraphTest {

    private static final String NODES = "node,lon,lat\nx1,121.40,31.20\nx2,121.41,31.20\n";
    private static final String ARCS =
            "from,to,length_m,time_s,highway,name\nx1,x2,950.5,61.25,trunk,\"Bridge, \"\"old\"\"\"\nx2,x1,950.5,61.25,trunk,\n";

    @TempDir
    Path folder;

    private Path nodes;
    private Path arcs;

    @BeforeEach
    void writeFiles() throws IOException {
        nodes = Files.writeString(folder.resolve("nodes.csv"), NODES);
        arcs = Files.writeString(folder.resolve("arcs.csv"), ARCS);
    }

    @Test
    void readsPlainFiles() {
        RoadGraph graph = RoadGraph.read(nodes, arcs);
        assertThat(graph.nodeCount()).isEqualTo(2);
        assertThat(graph.arcCount()).isEqualTo(2);
        assertThat(graph.metres(0)).isEqualTo(950.5);
        assertThat(graph.seconds(0)).isEqualTo(61.25);
        assertThat(graph.name(0)).isEqualTo("Bridge, \"old\"");
        assertThat(graph.roadClass(1)).isEqualTo("trunk");
    }

    @Test
    void readsGzippedFiles() throws IOException {
        RoadGraph graph = RoadGraph.read(gzip("n.csv.gz", NODES), gzip("a.csv.gz", ARCS));
        assertThat(graph.lon(1)).isEqualTo(121.41);
        assertThat(graph.tail(1)).isEqualTo(1);
    }

    @Test
    void complaintsNameFileRowAndValue() throws IOException {
        refuses(
                "x1,x9,1,1,trunk,",
                "REFUSED at arcs.csv, row 4 (x1,x9,1,1,trunk,): The row is refused. The arc's end (x9) is no known node.");
        refuses("x1,x2,abc,1,trunk,", "arcs.csv, row 4 (abc): The row must have a number in column length_m.");
        refuses("x1,x2,1,-3,trunk,", "The time (-3.0 s) of the arc (x1 to x2) must be between 0");
        refuses("x1,x2,1", "arcs.csv, row 4 (x1,x2,1): The row must have 6 cells as the header has, not 3.");
        refuses("x1,x2,1,1,trunk,\"open", "opens a quotation that it does not close");
        refuses("x1,x2,1,1,trunk," + "z".repeat(70_000), "TOO_LARGE at arcs.csv, row 4 (x1,x2,1,1,trunk,zz");
    }

    private void refuses(String row, String message) throws IOException {
        Path bad = Files.writeString(folder.resolve("arcs.csv"), ARCS + row + "\n");
        assertThatThrownBy(() -> RoadGraph.read(nodes, bad))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesNodesThatAreNoCity() throws IOException {
        Files.writeString(nodes, NODES + "x3,0,0\n");
        assertThatThrownBy(() -> RoadGraph.read(nodes, arcs)).hasMessageContaining("spans");
        Files.writeString(nodes, NODES + "x3,31.2,121.4\n");
        assertThatThrownBy(() -> RoadGraph.read(nodes, arcs))
                .hasMessageContaining("nodes.csv, row 4")
                .hasMessageContaining("swapped");
        Files.writeString(nodes, NODES + "x2,121.4,31.2\n");
        assertThatThrownBy(() -> RoadGraph.read(nodes, arcs)).hasMessageContaining("The node (x2) is given twice.");
        Files.writeString(nodes, "node,lon\nx1,3\n");
        assertThatThrownBy(() -> RoadGraph.read(nodes, arcs)).hasMessageContaining("MISSING_COLUMN at nodes.csv (lat)");
        Files.writeString(nodes, "");
        assertThatThrownBy(() -> RoadGraph.read(nodes, arcs)).hasMessageContaining("TRUNCATED at nodes.csv");
    }

    @Test
    void refusesDamagedFiles() throws IOException {
        Path whole = gzip("n.csv.gz", NODES.repeat(1) + "y,121.4,31.3\n".repeat(1));
        byte[] bytes = Files.readAllBytes(whole);
        Path torn = Files.write(folder.resolve("torn.csv.gz"), Arrays.copyOf(bytes, bytes.length - 12));
        assertThatThrownBy(() -> RoadGraph.read(torn, arcs))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cut off");
        Path foreign = Files.write(
                folder.resolve("gbk.csv"),
                "node,lon,lat\n\u6865,121,31\n".getBytes(java.nio.charset.Charset.forName("GBK")));
        assertThatThrownBy(() -> RoadGraph.read(foreign, arcs)).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> RoadGraph.read(nodes, folder.resolve("none.csv")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("UNREADABLE at none.csv")
                .hasMessageContaining("There is no such file.")
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    /** Each used to be called no gzip file. */
    @Test
    void whatIsCompressedAndCannotBeReadIsToldApart() throws IOException {
        Path empty = Files.write(folder.resolve("empty.csv.gz"), new byte[0]);
        assertThatThrownBy(() -> RoadGraph.read(empty, arcs))
                .hasMessageContaining("TRUNCATED at empty.csv.gz")
                .hasCauseInstanceOf(EOFException.class);
        Path inside = Files.createDirectory(folder.resolve("folder.csv.gz"));
        assertThatThrownBy(() -> RoadGraph.read(inside, arcs))
                .hasMessageContaining("UNREADABLE at folder.csv.gz")
                .hasCauseInstanceOf(IOException.class);
        Path plain = Files.writeString(folder.resolve("plain.csv.gz"), NODES);
        assertThatThrownBy(() -> RoadGraph.read(plain, arcs))
                .hasMessageContaining("MALFORMED at plain.csv.gz")
                .hasCauseInstanceOf(ZipException.class);
    }

    private Path gzip(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
