using GraphQLApi.Testing;
using GraphQLApi.Upstream;
using GraphQLApi.Upstream.Retry;

namespace GraphQLApi.Tests.Upstream.Retry;

public sealed class CircuitTests
{
    // f = failed attempt, s = success, a = abandoned by its caller, e = entered only, x = refused, + = ten seconds pass; the break is 15 s.
    [Theory]
    [InlineData("", UpstreamCircuit.Closed)]
    [InlineData("ff", UpstreamCircuit.Closed)]
    [InlineData("fff", UpstreamCircuit.Open)]
    [InlineData("ffsff", UpstreamCircuit.Closed)]
    [InlineData("ffssssssfff", UpstreamCircuit.Open)]
    [InlineData("fffx+x", UpstreamCircuit.Open)]
    [InlineData("fff++e", UpstreamCircuit.HalfOpen)]
    [InlineData("fff++ex", UpstreamCircuit.HalfOpen)]
    [InlineData("fff++s", UpstreamCircuit.Closed)]
    [InlineData("fff++sff", UpstreamCircuit.Closed)]
    [InlineData("fff++f", UpstreamCircuit.Open)]
    [InlineData("fff++fx+x", UpstreamCircuit.Open)]
    [InlineData("fff++as", UpstreamCircuit.Closed)]
    public void Attempts_make_the_state(string attempts, UpstreamCircuit expected)
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var circuit = new Circuit(failuresToOpen: 3, TimeSpan.FromSeconds(15), clock);
        foreach (var attempt in attempts)
        {
            Play(circuit, clock, attempt);
        }

        Assert.Equal(expected, circuit.State);
    }

    private static void Play(Circuit circuit, ManualTimeProvider clock, char attempt)
    {
        switch (attempt)
        {
            case '+':
                clock.Advance(TimeSpan.FromSeconds(10));
                return;
            case 'x':
                Assert.NotEqual(TimeSpan.Zero, circuit.Wait());
                Assert.False(circuit.TryEnter());
                return;
        }

        Assert.Equal(TimeSpan.Zero, circuit.Wait());
        Assert.True(circuit.TryEnter());
        switch (attempt)
        {
            case 'f': circuit.Failed(); break;
            case 's': circuit.Succeeded(); break;
            case 'a': circuit.Abandoned(); break;
        }
    }
}
