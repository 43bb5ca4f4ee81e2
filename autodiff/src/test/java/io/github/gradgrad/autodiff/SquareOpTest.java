package io.github.gradgrad.autodiff;

class SquareOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return x.square();
    }

    @Override
    double formula(double x) {
        return Math.pow(x, 2);
    }
}
