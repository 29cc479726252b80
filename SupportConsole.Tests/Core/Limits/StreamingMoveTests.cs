using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Limits;

/// <summary>Each step of the limit names its cause: what the minute before used, or other terms.</summary>
public sealed class StreamingMoveTests
{
    private static readonly StreamingOptions Options = new();

    [Fact]
    public void Of_RiseFallAndOtherTerms_NewestFirst()
    {
        IReadOnlyList<StreamingMove> moves = StreamingMove.Of(
            [Span(0, 1, 100, 70), Span(1, 2, 110, 54), Span(2, 3, 100, 60), Span(3, 5, 200, 0)],
            Options
        );

        Assert.Equal(
            [
                (100, 200, 60L, StreamingMoveCause.Terms),
                (110, 100, 49L, StreamingMoveCause.Fall),
                (100, 110, 70L, StreamingMoveCause.Rise),
            ],
            moves.Select(move => (move.From, move.To, move.UsedPercent, move.Cause))
        );
        Assert.Equal(Samples.Now.AddMinutes(3), moves[0].At);
    }

    [Fact]
    public void Of_FallThatTheStartStops_IsAFall()
    {
        var move = Assert.Single(StreamingMove.Of([Span(0, 1, 105, 0), Span(1, 2, 100, 0)], Options));

        Assert.Equal(StreamingMoveCause.Fall, move.Cause);
    }

    [Fact]
    public void Of_AGapInTheHistory_TellsNothing() =>
        Assert.Empty(StreamingMove.Of([Span(0, 1, 100, 70), Span(3, 4, 110, 0)], Options));

    private static StreamingSpan Span(int from, int to, int limit, long opened) =>
        new(Samples.Now.AddMinutes(from), Samples.Now.AddMinutes(to), limit, opened, 0);
}
