// The portable and the fast kernels have to train to the same loss.
def lossOf(run) {
    def output = new File(basedir, "target/${run}.txt").text
    def loss = output =~ /(?m)^loss (\S+)$/
    assert loss.count == 1 : "expected one line 'loss NUMBER' from the ${run} run:\n$output"
    loss[0][1] as double
}

def portable = lossOf('portable')
def panama = lossOf('panama')
println "loss: portable $portable, panama $panama"

def panamaJava = new File(basedir, 'target/panama.txt').text =~ /(?m)^\w+ (\d+)/
assert (panamaJava[0][1] as int) >= 25
assert Math.abs(portable - panama) <= 1e-4 * Math.abs(portable) // false for NaN
