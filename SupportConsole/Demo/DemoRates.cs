using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Demo;

/// <summary>
/// The demo's streaming gateways and LeMUR callers: they open and terminate sessions, forget some, and ask, through the
/// services that the platform uses.
/// </summary>
internal sealed class DemoRates(
    int seed,
    IReadOnlyList<DemoAccount> accounts,
    DateTimeOffset historyEnd,
    DemoCallers callers
)
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Sample = TimeSpan.FromSeconds(12);

    private readonly List<(DemoAccount Account, DemoRateShape Shape)> _callers =
    [
        .. accounts.Where(account => account.Rates is not null).Select(account => (account, account.Rates!)),
    ];

    private readonly PriorityQueue<string, DateTimeOffset> _open = new();
    private DateTimeOffset? _lastStep;

    /// <summary>One step: sessions that are due are terminated, new ones opened, LeMUR asked.</summary>
    public async Task StepAsync(
        IStreamLimiter streams,
        ILemurLimiter lemur,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var passed = now - (_lastStep ?? now);
        _lastStep = now;
        await CallAsync(
            streams,
            lemur,
            now,
            passed < LongestStep ? passed : LongestStep,
            isSample: false,
            cancellationToken
        );
    }

    /// <summary>The hour of an old day: a sample of its calls.</summary>
    public Task BurstAsync(
        IStreamLimiter streams,
        ILemurLimiter lemur,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => CallAsync(streams, lemur, now, Sample, isSample: true, cancellationToken);

    private async Task CallAsync(
        IStreamLimiter streams,
        ILemurLimiter lemur,
        DateTimeOffset now,
        TimeSpan length,
        bool isSample,
        CancellationToken cancellationToken
    )
    {
        var ended = new List<Task>();
        while (_open.TryPeek(out var session, out var at) && at <= now)
        {
            _open.Dequeue();
            ended.Add(streams.EndAsync(session, null, cancellationToken));
        }

        await Task.WhenAll(ended);

        // Together, as independent customers do: one batch.
        await Task.WhenAll(
            _callers.SelectMany(caller =>
                Call(caller.Account, caller.Shape, streams, lemur, now, length, isSample, cancellationToken)
            )
        );
    }

    private IEnumerable<Task> Call(
        DemoAccount account,
        DemoRateShape shape,
        IStreamLimiter streams,
        ILemurLimiter lemur,
        DateTimeOffset now,
        TimeSpan length,
        bool isSample,
        CancellationToken cancellationToken
    )
    {
        if (historyEnd - now > shape.From)
        {
            yield break;
        }

        var dice = new Random(HashCode(seed, account.Index, now));
        var sessions =
            isSample ? shape.Streams
            : now.Minute % shape.BurstEvery == 0 ? shape.Streams * shape.BurstEvery
            : 0;
        for (var left = Times(sessions * length.TotalMinutes, dice); left > 0; left--)
        {
            var (lives, forgotten) = (TimeSpan.FromSeconds(15 + dice.Next(240)), dice.NextDouble() < shape.Forgotten);
            yield return OpenAsync(
                account.Id,
                callers.Pick(account.Id, dice.Next()),
                streams,
                now + lives,
                forgotten,
                cancellationToken
            );
        }

        for (var left = Times(shape.Lemur * length.TotalMinutes, dice); left > 0; left--)
        {
            yield return AskAsync(
                account.Id,
                callers.Pick(account.Id, dice.Next()),
                lemur,
                new(InputTokens: 100 + dice.Next(800), OutputTokens: 20 + dice.Next(150)),
                cancellationToken
            );
        }
    }

    private async Task AskAsync(
        string accountId,
        DemoCaller caller,
        ILemurLimiter lemur,
        LemurRequest request,
        CancellationToken cancellationToken
    )
    {
        var named = request with { ProjectId = caller.ProjectId, ApiKeyId = caller.ApiKeyId };
        switch (await lemur.AdmitAsync(accountId, named, cancellationToken))
        {
            case LemurOutcome.UnknownProject unknown:
                callers.DropProject(accountId, unknown.ProjectId);
                break;
            case LemurOutcome.UnknownApiKey unknown:
                callers.DropKey(accountId, unknown.ApiKeyId);
                break;
        }
    }

    private async Task OpenAsync(
        string accountId,
        DemoCaller caller,
        IStreamLimiter streams,
        DateTimeOffset until,
        bool forgotten,
        CancellationToken cancellationToken
    )
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
                callers.DropProject(accountId, unknown.ProjectId);
                break;
            case StreamOutcome.UnknownApiKey unknown:
                callers.DropKey(accountId, unknown.ApiKeyId);
                break;
        }
    }

    /// <summary>The whole part, and one more as often as the rest says.</summary>
    private static int Times(double mean, Random dice) =>
        (int)mean + (dice.NextDouble() < mean - Math.Truncate(mean) ? 1 : 0);

    /// <summary>The same in every run.</summary>
    private static int HashCode(int seed, int index, DateTimeOffset now) =>
        unchecked(
            (int)(
                ((uint)seed * 2_654_435_761u)
                ^ ((uint)index * 2_246_822_519u)
                ^ ((uint)now.ToUnixTimeSeconds() * 3_266_489_917u)
            ) & int.MaxValue
        );
}

/// <summary>What an account asks for.</summary>
/// <param name="Streams">New sessions a minute.</param>
/// <param name="Lemur">LeMUR requests a minute.</param>
/// <param name="Forgotten">Share of the sessions that are never terminated.</param>
/// <param name="BurstEvery">All sessions of so many minutes are opened in the first of them.</param>
/// <param name="From">Begins so long before the history's end; null at its start.</param>
internal sealed record DemoRateShape(
    double Streams,
    double Lemur,
    double Forgotten,
    TimeSpan? From = null,
    int BurstEvery = 1
);
