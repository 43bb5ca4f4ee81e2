package io.github.gradgrad.autodiff;

class AddOpTest extends BinaryContractTest {
    @Override
    Variable apply(Variable a, Variable b) {
        return a.add(b);
    }

    @Override
    double formula(double a, double b) {
        return a + b;
    }
}
