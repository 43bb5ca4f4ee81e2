package io.github.gradgrad.gan.microscope;

import io.github.gradgrad.gan.microscope.GraphLayout.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * The nodes of one phase, laid out in layers by ELK.
 *
 * @param boxes by node
 * @param edges by node and input, for inputs in the same phase: the ends and control points of cubic curves
 */
record Column(double x, double y, double width, double height, Map<Integer, Box> boxes, Map<String, double[]> edges) {
    private static final double PADDING = 16;
    /** Of a node's ports. */
    private static final int INPUT = 0;

    private static final int OUTPUT = 1;

    static Column of(int phase, List<Node> nodes, boolean down) {
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(LayeredOptions.DIRECTION, down ? Direction.DOWN : Direction.UP);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
        graph.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        graph.setProperty(LayeredOptions.PADDING, new ElkPadding(PADDING));
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 18.0);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 30.0);
        Map<Integer, ElkNode> placed = new HashMap<>();
        Map<String, ElkEdge> routed = new HashMap<>();
        for (Node node : nodes) {
            if (node.phase() != phase) continue;
            ElkNode box = box(graph, down);
            for (int i = 0; i < node.inputs().size(); i++) {
                int input = node.inputs().get(i);
                ElkNode from = placed.get(input);
                if (from == null) continue;
                ElkEdge edge = ElkGraphUtil.createSimpleEdge(
                        from.getPorts().get(OUTPUT), box.getPorts().get(INPUT));
                // What ops compute is the spine of the picture; leaves stand beside it.
                edge.setProperty(
                        LayeredOptions.PRIORITY_STRAIGHTNESS,
                        nodes.get(input).inputs().isEmpty() ? 0 : 10);
                routed.put(key(node.id(), i), edge);
            }
            placed.put(node.id(), box);
        }
        LayoutMetaDataService.getInstance(); // registers ELK's options, which it could not copy otherwise
        new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor());

        Map<Integer, Box> boxes = new HashMap<>();
        placed.forEach((id, n) -> boxes.put(id, new Box(n.getX(), n.getY(), n.getWidth(), n.getHeight())));
        Map<String, double[]> edges = new HashMap<>();
        routed.forEach((key, edge) -> edges.put(key, points(edge.getSections().get(0))));
        return new Column(0, 0, graph.getWidth(), graph.getHeight(), boxes, edges);
    }

    /** A node of one port for all its inputs and one for its output, in the middle, so that a chain is a straight line. */
    private static ElkNode box(ElkNode graph, boolean down) {
        ElkNode box = ElkGraphUtil.createNode(graph);
        box.setDimensions(GraphLayout.NODE_WIDTH, GraphLayout.NODE_HEIGHT);
        box.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        for (int i : new int[] {INPUT, OUTPUT}) {
            boolean top = down == (i == INPUT);
            ElkPort port = ElkGraphUtil.createPort(box);
            port.setLocation(GraphLayout.NODE_WIDTH / 2, top ? 0 : GraphLayout.NODE_HEIGHT);
            port.setProperty(LayeredOptions.PORT_SIDE, top ? PortSide.NORTH : PortSide.SOUTH);
        }
        return box;
    }

    private static double[] points(ElkEdgeSection section) {
        List<Double> points = new ArrayList<>(List.of(section.getStartX(), section.getStartY()));
        for (ElkBendPoint bend : section.getBendPoints()) {
            points.add(bend.getX());
            points.add(bend.getY());
        }
        points.add(section.getEndX());
        points.add(section.getEndY());
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    Column movedBy(double dx, double dy) {
        return new Column(x + dx, y + dy, width, height, boxes, edges);
    }

    Box box(int node) {
        Box box = boxes.get(node);
        if (box == null) throw new IllegalArgumentException("node " + node + " is in another column");
        return box.movedBy(x, y);
    }

    /** The curve of an edge within this column, as SVG has it. */
    String path(int node, int input) {
        double[] points = edges.get(key(node, input));
        if (points == null) throw new IllegalArgumentException("node " + node + " has no edge " + input + " here");
        StringBuilder path = new StringBuilder();
        // A line has two ends, a spline a multiple of three points after its start.
        String command = points.length == 4 ? "L" : "C";
        for (int i = 0; i < points.length; i += 2) {
            path.append(i == 0 ? "M" : i == 2 ? command : " ");
            path.append(String.format(Locale.ROOT, "%.1f %.1f", points[i] + x, points[i + 1] + y));
        }
        return path.toString();
    }

    private static String key(int node, int input) {
        return node + "/" + input;
    }
}
