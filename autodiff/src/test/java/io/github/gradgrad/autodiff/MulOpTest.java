package io.github.gradgrad.autodiff;

class MulOpTest extends BinaryContractTest {
    @Override
    Variable apply(Variable a, Variable b) {
        return a.mul(b);
    }

    @Override
    double formula(double a, double b) {
        return a * b;
    }
}
