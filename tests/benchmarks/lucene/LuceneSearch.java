import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;

/**
 * The peer: Lucene 8.7 with its own GermanAnalyzer and BM25 over title and text in one field.
 * java LuceneSearch.java PASSAGES.tsv QUESTIONS.tsv DIRECTORY: passages are “id, group, title, text”, questions “id, question, id=grade id=grade …”.
 * Prints one line of JSON with the figures of `assistant eval`. Where groups differ from ids, the first passage of a group counts.
 */
public final class LuceneSearch {
    public static void main(String[] args) throws Exception {
        Analyzer analyzer = new GermanAnalyzer();
        Path folder = Path.of(args[2]);
        long started = System.nanoTime();
        long passages = 0;
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig(analyzer).setOpenMode(IndexWriterConfig.OpenMode.CREATE).setRAMBufferSizeMB(128));
             BufferedReader reader = Files.newBufferedReader(Path.of(args[0]), StandardCharsets.UTF_8)) {
            for (String line; (line = reader.readLine()) != null; passages++) {
                String[] cells = line.split("\t", 4);
                Document document = new Document();
                document.add(new StoredField("group", cells[1]));
                document.add(new TextField("text", cells[2] + " " + cells[3], Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
            writer.commit();
        }
        double seconds = (System.nanoTime() - started) / 1e9;

        List<String[]> questions = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[1]), StandardCharsets.UTF_8)) {
            String[] cells = line.split("\t", -1);
            if (!cells[2].isEmpty())
                questions.add(cells);
        }
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(new BM25Similarity());
            QueryParser parser = new QueryParser("text", analyzer);
            double[] milliseconds = new double[questions.size()];
            double sum = 0;
            // Once to warm up, as a server is; the second round counts.
            for (int round = 0; round < 2; round++) {
                sum = 0;
                for (int at = 0; at < questions.size(); at++) {
                    long begun = System.nanoTime();
                    Query query = parser.parse(QueryParser.escape(questions.get(at)[1]));
                    List<String> found = new ArrayList<>();
                    for (ScoreDoc hit : searcher.search(query, 100).scoreDocs) {
                        String group = reader.document(hit.doc).get("group");
                        if (!found.contains(group))
                            found.add(group);
                        if (found.size() == 10)
                            break;
                    }
                    milliseconds[at] = (System.nanoTime() - begun) / 1e6;
                    sum += ndcg(found, questions.get(at)[2]);
                }
            }
            Arrays.sort(milliseconds);
            int n = questions.size();
            System.out.printf(java.util.Locale.ROOT,
                "{\"engine\":\"lucene\",\"n\":%d,\"ndcg10\":%.4f,\"p50_ms\":%.2f,\"p95_ms\":%.2f,\"passages\":%d,\"index_seconds\":%.2f,\"passages_per_second\":%.0f}%n",
                n, sum / n, milliseconds[n / 2], milliseconds[(int) Math.ceil(n * 0.95) - 1], passages, seconds, passages / seconds);
        }
    }

    // Järvelin and Kekäläinen 2002, the grade as gain, as in Assistant.Memory.Evaluation.RankingMetrics.
    private static double ndcg(List<String> found, String grades) {
        Map<String, Integer> relevant = new HashMap<>();
        for (String one : grades.split(" ")) {
            int at = one.lastIndexOf('=');
            relevant.put(one.substring(0, at), Integer.parseInt(one.substring(at + 1)));
        }
        double gained = 0;
        for (int rank = 0; rank < found.size(); rank++)
            gained += gain(relevant.getOrDefault(found.get(rank), 0), rank);
        double ideal = 0;
        int rank = 0;
        for (int grade : relevant.values().stream().sorted(Comparator.reverseOrder()).limit(10).mapToInt(Integer::intValue).toArray())
            ideal += gain(grade, rank++);
        return ideal == 0 ? 0 : gained / ideal;
    }

    private static double gain(int grade, int rank) {
        return grade / (Math.log(rank + 2) / Math.log(2));
    }
}
