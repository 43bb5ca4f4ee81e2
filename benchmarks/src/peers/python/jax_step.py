"""The critic step of CriticStep.java in JAX, compiled by XLA.

jax_step.py CONFIG THREADS: for each line of stdin, such as "true 40", it makes 40 steps with the penalty after one that it
does not time, and prints what one of them took.
"""

import json
import os
import sys
import time

config, threads = sys.argv[1], int(sys.argv[2])
# XLA takes a thread for each core that the process may use, which it asks when it is loaded.
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402

LAMBDA, RATE, BETA1, BETA2, EPSILON = 10, 1e-4, 0.9, 0.999, 1e-8
MLPS = {  # batch, widths
    "mlp-small": (64, (2, 64, 64)),
    "mlp-medium": (128, (2, 128, 128, 128)),
    "mlp-mnist": (64, (784, 256, 256)),
    "mlp-toy-paper": (256, (2, 512, 512, 512)),
}
DCGANS = {"dcgan-16": (64, 16), "dcgan-32": (64, 32), "dcgan-64": (50, 64)}  # batch, channels


def mlp(key, widths):
    keys = jax.random.split(key, len(widths))
    shapes = zip(widths, widths[1:] + (1,))
    start = [(jax.random.normal(k, s) * (2 / s[0]) ** 0.5, jnp.zeros(s[1])) for k, s in zip(keys, shapes)]

    def score(layers, x):
        for weight, bias in layers[:-1]:
            x = jax.nn.relu(x @ weight + bias)
        weight, bias = layers[-1]
        return (x @ weight + bias)[:, 0]

    return start, score


def dcgan(key, channels):
    """Images have their channels last, which XLA is fastest with."""
    depth = (1, channels, 2 * channels, 4 * channels)
    keys = jax.random.split(key, 4)
    start = [
        (jax.random.normal(keys[i], (5, 5, depth[i], depth[i + 1])) * 0.05, jnp.zeros(depth[i + 1])) for i in range(3)
    ]
    start.append((jax.random.normal(keys[3], (16 * depth[3], 1)) * 0.05, jnp.zeros(1)))

    def score(layers, x):
        for weight, bias in layers[:3]:
            x = jax.lax.conv_general_dilated(
                x, weight, (2, 2), ((2, 2), (2, 2)), dimension_numbers=("NHWC", "HWIO", "NHWC")
            )
            x = jax.nn.leaky_relu(x + bias, 0.2)
        weight, bias = layers[3]
        return (x.reshape(len(x), -1) @ weight + bias)[:, 0]

    return start, score


def stepper(score, penalty):
    def loss(layers, real, fake, key):
        value = score(layers, fake).mean() - score(layers, real).mean()
        if penalty:
            epsilon = jax.random.uniform(key, (len(real),) + (1,) * (real.ndim - 1))
            points = fake + epsilon * (real - fake)
            slopes = jax.grad(lambda x: score(layers, x).sum())(points)
            norms = jnp.sqrt((slopes.reshape(len(real), -1) ** 2).sum(1))
            value += LAMBDA * ((norms - 1) ** 2).mean()
        return value

    def step(layers, m, v, t, real, fake, key):
        gradient = jax.grad(loss)(layers, real, fake, jax.random.fold_in(key, t.astype(int)))
        t += 1
        m = jax.tree.map(lambda m, g: BETA1 * m + (1 - BETA1) * g, m, gradient)
        v = jax.tree.map(lambda v, g: BETA2 * v + (1 - BETA2) * g * g, v, gradient)

        def move(theta, m, v):
            return theta - RATE * (m / (1 - BETA1**t)) / (jnp.sqrt(v / (1 - BETA2**t)) + EPSILON)

        return jax.tree.map(move, layers, m, v), m, v, t

    return jax.jit(step, donate_argnums=(0, 1, 2))


def runner(penalty):
    """A function that makes some steps and returns the seconds that they took."""
    key = jax.random.PRNGKey(1)
    if config in MLPS:
        batch, widths = MLPS[config]
        shape = (batch, widths[0])
        layers, score = mlp(key, widths)
    else:
        batch, channels = DCGANS[config]
        shape = (batch, 28, 28, 1)
        layers, score = dcgan(key, channels)
    real, fake = (jax.random.normal(k, shape) for k in jax.random.split(jax.random.PRNGKey(2)))
    zeros = [jax.tree.map(jnp.zeros_like, layers) for _ in range(2)]
    state = [layers, *zeros, jnp.float32(0)]
    step = stepper(score, penalty)

    def run(times):
        nonlocal state
        start = time.perf_counter()
        for _ in range(times):
            state = step(*state, real, fake, key)
        jax.block_until_ready(state)
        return time.perf_counter() - start

    run(2)  # compiles
    return run


runners = {}
for request in sys.stdin:
    penalty, steps = request.split()
    run = runners.get(penalty) or runners.setdefault(penalty, runner(penalty == "true"))
    run(1)
    us = run(int(steps)) / int(steps) * 1e6
    line = dict(engine="jax", config=config, gp=penalty == "true", threads=threads, us=round(us, 1))
    print(json.dumps(line), flush=True)
