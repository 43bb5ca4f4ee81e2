package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Several variables as one vector: each flattened in row-major order, joined in the order of the list. [P] for P numbers
 * in all.
 *
 * <p>It is the order of the columns of a {@link Jacobian} and of the rows and columns of a {@link Hessian}:
 *
 * <pre>{@code
 * Flattened theta = Flattened.like(parameters);
 * List<Variable> direction = theta.split(vector);
 * Variable product = theta.join(hessianTimesDirection);
 * }</pre>
 */
public final class Flattened {
    private final List<Shape> shapes;
    private final int size;

    private Flattened(List<Shape> shapes) {
        if (shapes.isEmpty()) throw new IllegalArgumentException("flattened: at least one variable expected");
        this.shapes = shapes;
        this.size = shapes.stream().mapToInt(Shape::size).reduce(0, Math::addExact);
    }

    /** For variables of the shapes of these. */
    public static Flattened like(List<Variable> xs) {
        return new Flattened(xs.stream().map(Variable::shape).toList());
    }

    /** P: how many numbers the variables have in all. */
    public int size() {
        return size;
    }

    /**
     * The variables as one vector [P]. Differentiable.
     *
     * @throws IllegalArgumentException if a shape is another than that of the variable in its place
     */
    public Variable join(List<Variable> xs) {
        requireShapes("flattened", xs);
        Variable[] flat =
                xs.stream().map(x -> x.reshape(Shape.of(x.shape().size()))).toArray(Variable[]::new);
        return flat.length == 1 ? flat[0] : Variable.concat(0, flat);
    }

    /**
     * The variables that {@link #join} makes this vector of. Differentiable.
     *
     * @throws IllegalArgumentException if the vector is not [P]
     */
    public List<Variable> split(Variable vector) {
        if (!vector.shape().equals(Shape.of(size))) {
            throw new IllegalArgumentException(
                    "flattened: a vector [" + size + "] expected, for " + shapes + ": got " + vector);
        }
        if (shapes.size() == 1) return List.of(vector.reshape(shapes.get(0)));
        List<Variable> parts = new ArrayList<>();
        int start = 0;
        for (Shape shape : shapes) {
            parts.add(vector.slice(0, start, start + shape.size()).reshape(shape));
            start += shape.size();
        }
        return parts;
    }

    /** Throws unless there is one variable of each shape. */
    void requireShapes(String what, List<Variable> xs) {
        if (xs.stream().map(Variable::shape).toList().equals(shapes)) return;
        throw new IllegalArgumentException(what + ": the shapes " + shapes + " expected, got " + xs);
    }

    /** &lt;as, bs&gt;: the sum of the products of all elements. */
    static Variable dot(List<Variable> as, List<Variable> bs) {
        Variable sum = as.get(0).mul(bs.get(0)).sum();
        for (int i = 1; i < as.size(); i++)
            sum = sum.add(as.get(i).mul(bs.get(i)).sum());
        return sum;
    }
}
