package io.github.gradgrad.gan.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FiguresTest {
    private static final double[] X = {0, 1, 2};

    @Test
    void numbersAreWrittenAsPeopleWriteThem() {
        assertEquals("0.345", Numbers.text(0.345));
        assertEquals("−2.1", Numbers.text(-2.1));
        assertEquals("1073152", Numbers.text(1073152));
        assertEquals("0.333333", Numbers.text(1 / 3.0));
        assertEquals("0.333", Numbers.text(1 / 3.0, 3));
        assertEquals("3.2e−12", Numbers.text(3.21e-12));
        assertEquals("0", Numbers.text(-0.0));
        assertEquals("NaN", Numbers.text(Double.NaN));
    }

    /** The plot area is 378 wide from 50 and 220 high from 28: what lies at the ends of the axes is drawn there. */
    @Test
    void aCurveGoesThroughItsPoints() throws Exception {
        Document plot = parsed(Plot.of("across", "up").range(0, 2, 0, 4).line("square", 1, X, new double[] {0, 1, 4}));
        assertEquals("M50 248L239 193L428 28", first(plot, "path").getAttribute("d"));
        assertTrue(plot.getDocumentElement().getTextContent().contains("square"), "the legend");
    }

    @Test
    void pointsAndBarsAreDrawnOneByOne() throws Exception {
        Document plot = parsed(Plot.of("", "").points("", 2, X, X).bars("", 1, X, X));
        assertEquals(3, plot.getElementsByTagName("circle").getLength());
        assertEquals(3, plot.getElementsByTagName("rect").getLength() - 1, "beside the paper");
        assertThrows(IllegalArgumentException.class, () -> Plot.of("", "").line("short", 1, X, new double[] {1}));
    }

    @Test
    void aGridShowsEveryNumberAndNineInARowAsASquare() throws Exception {
        Tensor row = Tensor.of(Shape.of(1, 9), 1.0, 2, 3, 4, 5, 6, 7, 8, 9);
        Document grid = parsed(Grids.of().numbers("nine", row));
        NodeList texts = grid.getElementsByTagName("text");
        assertEquals(10, texts.getLength());
        assertEquals("5", texts.item(5).getTextContent());
        Element one = (Element) texts.item(1), five = (Element) texts.item(5);
        assertTrue(
                Double.parseDouble(one.getAttribute("y")) < Double.parseDouble(five.getAttribute("y")), "a row below");
    }

    /** x and its square of order 0; of order 1 the cotangent times 2 and times x, whose constants are no nodes. */
    @Test
    void aGraphHasANodeForEachVariableInTheColourOfItsOrder() throws Exception {
        Variable x = Variable.of("x", Tensor.scalar(DType.FLOAT64, 3)), y = x.square();
        Variable slope = y.differentiableGradient(x);
        String svg =
                GraphFigure.of(y).derivative(List.of(slope)).note(x, "a note").inline();
        assertEquals(2, svg.split("node o0", -1).length - 1, svg);
        assertTrue(svg.contains("node o1") && !svg.contains("node o2"), svg);
        assertTrue(svg.contains(">6<") && svg.contains(">9<") && svg.contains(">a note<"), svg);
    }

    /** Of three frames of a second the second one shows from a third to two thirds of each turn. */
    @Test
    void framesFollowEachOther() throws Exception {
        Plot plot = Plot.of("", "").line("", 1, X, X);
        Document frames = parsed(Frames.of(1, List.of(plot, plot, plot)));
        NodeList animations = frames.getElementsByTagName("animate");
        assertEquals(3, animations.getLength());
        Element second = (Element) animations.item(1);
        assertEquals("3s", second.getAttribute("dur"));
        assertEquals("hidden;visible;hidden", second.getAttribute("values"));
        assertEquals("0;0.3333;0.6667", second.getAttribute("keyTimes"));
        assertThrows(IllegalArgumentException.class, () -> Frames.of(1, List.of()));
    }

    private static Document parsed(Figure figure) throws Exception {
        InputSource source = new InputSource(new StringReader(figure.file()));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source);
    }

    private static Element first(Document document, String name) {
        return (Element) document.getElementsByTagName(name).item(0);
    }
}
