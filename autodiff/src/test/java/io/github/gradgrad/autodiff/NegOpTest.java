package io.github.gradgrad.autodiff;

class NegOpTest extends UnaryContractTest {
    @Override
    Variable apply(Variable x) {
        return x.neg();
    }

    @Override
    double formula(double x) {
        return 0 - x;
    }
}
