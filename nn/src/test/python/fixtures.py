"""Writes the files of src/test/resources that PyTorch and NumPy write, not this library.

    pip install torch numpy safetensors
    python fixtures.py

pytorch.safetensors           the state dict of a ModuleDict with the networks of the reference data, FLOAT32, as
                              safetensors.torch.save_file writes it; dots in a case's name are underscores
pytorch-outputs.safetensors   for each of them NAME.input and NAME.output, in evaluation
pytorch-defaults.json         the default arguments of PyTorch's optimisers, normalisations and losses
numpy.npz, numpy.npy          arrays of many element types, in both orders of elements and of bytes
"""

import inspect
import json
import pathlib

import numpy
import torch
from safetensors.torch import load_file, save_file
from torch import nn

MODULE = pathlib.Path(__file__).resolve().parents[3]
REFERENCE = MODULE.parent / "autodiff/src/test/resources/io/github/gradgrad/autodiff/reference/nets.json"
RESOURCES = MODULE / "src/test/resources/io/github/gradgrad/nn"

# One case for each network that differs from the others.
CASES = """
    wgan_gp.mlp_relu wgan_gp.mlp_leaky_relu wgan_gp.mlp_tanh wgan_gp.mlp_elu wgan_gp.mlp_softplus wgan_gp.mlp_silu
    wgan_gp.conv5 wgan_gp.conv4_layer_norm wgan_gp.conv4_instance_norm generator.k4 generator.k5 ct.leaky_relu ct.tanh
    hessian.tanh_mse hessian.softplus_mse hessian.silu_mse hessian.elu_mse hessian.leaky_relu_cross_entropy
""".split()


def module(layer, shape):
    """A layer of the reference data's index as PyTorch has it; shape is that of its weight."""
    kind = layer["type"]
    geometry = {key: layer[key] for key in ("stride", "padding", "output_padding") if key in layer}
    simple = {
        "relu": nn.ReLU,
        "tanh": nn.Tanh,
        "silu": nn.SiLU,
        "flatten": nn.Flatten,
        "mask": lambda: nn.Dropout(0.4),
    }
    if kind in simple:
        return simple[kind]()
    return {
        "linear": lambda: nn.Linear(shape[1], shape[0]),
        "conv2d": lambda: nn.Conv2d(shape[1], shape[0], shape[2:], **geometry),
        "conv_transpose2d": lambda: nn.ConvTranspose2d(shape[0], shape[1], shape[2:], **geometry),
        "layer_norm": lambda: nn.LayerNorm(layer["normalized_shape"], layer["eps"]),
        "instance_norm": lambda: nn.InstanceNorm2d(shape[0], layer["eps"], affine=True),
        "batch_norm": lambda: nn.BatchNorm2d(shape[0], layer["eps"], layer["momentum"]),
        "leaky_relu": lambda: nn.LeakyReLU(layer["negative_slope"]),
        "elu": lambda: nn.ELU(layer["alpha"]),
        "softplus": lambda: nn.Softplus(layer["beta"], layer["threshold"]),
        "reshape": lambda: nn.Unflatten(1, layer["shape"]),
    }[kind]()


def networks():
    index = {case["name"]: case for case in json.loads(REFERENCE.read_text())}
    tensors = load_file(REFERENCE.with_suffix(".safetensors"))
    states, outputs = nn.ModuleDict(), {}
    for name in CASES:
        case, key = index[name], name.replace(".", "_")
        shape = lambda layer: tensors[f"{name}/p/{layer['weight']}"].shape if "weight" in layer else None
        network = nn.Sequential(*(module(layer, shape(layer)) for layer in case["layers"]))
        for parameter in network.parameters():  # also those that start as ones and zeros
            nn.init.normal_(parameter, std=0.4)
        data = next(tensors[f"{name}/{k}"] for k in ("real", "z", "x") if f"{name}/{k}" in tensors)
        x = torch.randn((3, *data.shape[1:]))
        for _ in range(2):  # moves running statistics
            network.train()(2 * torch.randn_like(x) + 1)
        states[key] = network
        outputs[key + ".input"], outputs[key + ".output"] = x, network.eval()(x).detach()
    save_file(states.state_dict(), RESOURCES / "pytorch.safetensors")
    save_file(outputs, RESOURCES / "pytorch-outputs.safetensors")


def defaults():
    optimisers = [getattr(torch.optim, name) for name in ("SGD", "RMSprop", "Adam", "AdamW", "Adagrad")]
    layers = [nn.BatchNorm2d, nn.LayerNorm, nn.InstanceNorm2d, nn.GroupNorm]
    losses = [nn.MSELoss, nn.L1Loss, nn.HuberLoss, nn.SmoothL1Loss, nn.BCELoss, nn.BCEWithLogitsLoss]
    losses += [nn.CrossEntropyLoss, nn.KLDivLoss, nn.HingeEmbeddingLoss]
    simple = (bool, int, float, str, tuple)
    found = {
        kind.__name__: {
            name: argument.default
            for name, argument in inspect.signature(kind).parameters.items()
            if isinstance(argument.default, simple)
        }
        for kind in optimisers + layers + losses
    }
    (RESOURCES / "pytorch-defaults.json").write_text(json.dumps(found, indent=2) + "\n")


def arrays():
    numbers = numpy.arange(6).reshape(2, 3)
    numpy.savez_compressed(
        RESOURCES / "numpy.npz",
        f4=numbers.astype("<f4") / 8,
        f8=numbers / 10,
        big=(numbers / 10).astype(">f8"),
        columns=numpy.asfortranarray(numbers / 10),
        i1=(numbers - 3).astype("i1"),
        i2=((numbers - 3) * 10_000).astype(">i2"),
        i4=((numbers - 3) * 10**8).astype("<i4"),
        i8=(numbers - 3) * 10**15,
        u1=(numbers * 51).astype("u1"),
        u2=(numbers * 13_107).astype("<u2"),
        u4=(numbers * 858_993_459).astype(">u4"),
        u8=(numbers * 10**15).astype("<u8"),
        truth=numbers % 2 == 0,
        scalar=numpy.float64(0.1),
    )
    numpy.save(RESOURCES / "numpy.npy", numpy.asfortranarray(numbers.reshape(1, 2, 3) / 10))


if __name__ == "__main__":
    torch.manual_seed(1)
    RESOURCES.mkdir(parents=True, exist_ok=True)
    networks()
    defaults()
    arrays()
