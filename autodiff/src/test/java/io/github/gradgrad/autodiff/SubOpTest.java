package io.github.gradgrad.autodiff;

class SubOpTest extends BinaryContractTest {
    @Override
    Variable apply(Variable a, Variable b) {
        return a.sub(b);
    }

    @Override
    double formula(double a, double b) {
        return a - b;
    }
}
