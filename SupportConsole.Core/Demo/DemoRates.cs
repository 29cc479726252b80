using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Demo;

/// <summary>
/// The demo's streaming gateways and LeMUR callers: they open and terminate sessions, forget some, and ask, through the
/// services that the platform uses.
/// </summary>
internal sealed class DemoRates(int seed, IReadOnlyList<DemoAccount> accounts, DateTimeOffset historyEnd, DemoCallers callers)
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(30);

    private readonly List<(DemoAccount Account, DemoRateShape Shape)> _callers =
    [
        .. accounts.Select(account => (account, Shape(account.Index))).Where(caller => caller.Item2 is not null).Select(caller => (caller.account, caller.Item2!)),
    ];

    private readonly PriorityQueue<string, DateTimeOffset> _open = new();
    private DateTimeOffset? _lastStep;

    /// <summary>One step: sessions that are due are terminated, new ones opened, LeMUR asked.</summary>
    public async Task StepAsync(IStreamLimiter streams, ILemurLimiter lemur, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var passed = now - (_lastStep ?? now);
        var length = passed < LongestStep ? passed : LongestStep;
        _lastStep = now;
        while (_open.TryPeek(out var session, out var at) && at <= now)
        {
            _open.Dequeue();
            await streams.EndAsync(session, null, cancellationToken);
        }

        // Together, as independent customers do: one batch.
        await Task.WhenAll(_callers.SelectMany(caller => Call(caller.Account, caller.Shape, streams, lemur, now, length, cancellationToken)));
    }

    /// <summary>The few accounts that stream; most never do.</summary>
    private static DemoRateShape? Shape(int index) => index switch
    {
        0 => new(Streams: 6.5, Lemur: 2.2, Forgotten: 0.01), // Free: now and then over its five and its two.
        4 => new(Streams: 12, Lemur: 6, Forgotten: 0.015),
        8 => new(Streams: 130, Lemur: 40, Forgotten: 0.002, From: TimeSpan.FromMinutes(35)), // Over both limits; the one on sessions follows.
        18 => new(Streams: 3, Lemur: 1, Forgotten: 0),
        _ => null,
    };

    private IEnumerable<Task> Call(
        DemoAccount account, DemoRateShape shape, IStreamLimiter streams, ILemurLimiter lemur, DateTimeOffset now, TimeSpan length, CancellationToken cancellationToken)
    {
        if (historyEnd - now > shape.From)
        {
            yield break;
        }

        var dice = new Random(HashCode(seed, account.Index, now));
        for (var left = Times(shape.Streams * length.TotalMinutes, dice); left > 0; left--)
        {
            var (lives, forgotten) = (TimeSpan.FromSeconds(15 + dice.Next(240)), dice.NextDouble() < shape.Forgotten);
            yield return OpenAsync(account.Id, callers.Pick(account.Id, dice.Next()), streams, now + lives, forgotten, cancellationToken);
        }

        for (var left = Times(shape.Lemur * length.TotalMinutes, dice); left > 0; left--)
        {
            yield return AskAsync(account.Id, callers.Pick(account.Id, dice.Next()), lemur, new(InputTokens: 500 + dice.Next(4_000), OutputTokens: 100 + dice.Next(700)), cancellationToken);
        }
    }

    private async Task AskAsync(string accountId, DemoCaller caller, ILemurLimiter lemur, LemurRequest request, CancellationToken cancellationToken)
    {
        if (await lemur.AdmitAsync(accountId, request with { ProjectId = caller.ProjectId, ApiKeyId = caller.ApiKeyId }, cancellationToken) is LemurOutcome.UnknownProject unknown)
        {
            callers.Drop(accountId, unknown.ProjectId);
        }
    }

    private async Task OpenAsync(string accountId, DemoCaller caller, IStreamLimiter streams, DateTimeOffset until, bool forgotten, CancellationToken cancellationToken)
    {
        switch (await streams.OpenAsync(accountId, new(caller.ProjectId, caller.ApiKeyId), cancellationToken))
        {
            case StreamOutcome.Opened opened when !forgotten:
                lock (_open)
                {
                    _open.Enqueue(opened.SessionId, until);
                }

                break;
            case StreamOutcome.UnknownProject unknown:
                callers.Drop(accountId, unknown.ProjectId);
                break;
        }
    }

    /// <summary>The whole part, and one more as often as the rest says.</summary>
    private static int Times(double mean, Random dice) => (int)mean + (dice.NextDouble() < mean - Math.Truncate(mean) ? 1 : 0);

    /// <summary>The same in every run.</summary>
    private static int HashCode(int seed, int index, DateTimeOffset now) =>
        unchecked((int)(((uint)seed * 2_654_435_761u) ^ ((uint)index * 2_246_822_519u) ^ ((uint)now.ToUnixTimeSeconds() * 3_266_489_917u)) & int.MaxValue);

    /// <summary>What an account asks for.</summary>
    /// <param name="Streams">New sessions a minute.</param>
    /// <param name="Lemur">LeMUR requests a minute.</param>
    /// <param name="Forgotten">Share of the sessions that are never terminated.</param>
    /// <param name="From">Begins so long before the history's end; null at its start.</param>
    private sealed record DemoRateShape(double Streams, double Lemur, double Forgotten, TimeSpan? From = null);
}
