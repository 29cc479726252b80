namespace SupportConsole.Tests.Crash;

/// <summary>Leases transcripts and ends them: well, with an error, late, twice, with a wrong token, or never.</summary>
internal sealed class CrashWorker(string name, PlatformCaller caller)
{
    /// <summary>The shortest there is: what is given up comes back soon.</summary>
    private const int LeaseSeconds = 5;

    private const int LargestPage = 60;

    private readonly List<Work> _held = [];

    /// <summary>Works until told, carelessly.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var leased = await LeaseAsync(1 + caller.Dice.Next(LargestPage));
            var now = leased.Where(_ => caller.Dice.Next(10) < 8).ToList();
            _held.AddRange(leased.Except(now).Where(_ => caller.Dice.Next(3) > 0));
            if (caller.Dice.Next(5) == 0)
            {
                await HeartbeatAsync();
                now.AddRange(_held);
                _held.Clear();
            }

            await CompleteAsync(now);
        }
    }

    /// <summary>Takes one page and ends all of it.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> DrainAsync()
    {
        var leased = await LeaseAsync(1_000);
        await CompleteAsync([.. _held, .. leased]);
        _held.Clear();
        return leased.Count;
    }

    private async Task<List<Work>> LeaseAsync(int max)
    {
        // Not repeated: leases of a lost answer run out by themselves.
        var answer = await caller.TryAsync(
            "transcripts/lease",
            new
            {
                workerId = name,
                max,
                waitSeconds = 1,
                leaseSeconds = LeaseSeconds,
            }
        );
        if (answer is null)
        {
            return [];
        }

        if (!answer.IsSuccess)
        {
            caller.Break($"a lease was answered {answer}");
            return [];
        }

        var leased = answer
            .Body.GetProperty("leases")
            .EnumerateArray()
            .Select(lease => Decide(lease.GetProperty("id").GetString()!, lease.GetProperty("leaseToken").GetString()!))
            .ToList();

        // Its own again after it had let the lease run out: an answer names ids only, so one call must not hold two
        // tokens of one.
        _held.RemoveAll(held => leased.Exists(work => work.Id == held.Id));
        return leased;
    }

    /// <summary>What will become of it is thrown once: a repeat reports the same.</summary>
    private Work Decide(string id, string token)
    {
        var succeeds = caller.Dice.Next(10) > 0;
        return new(id, token, succeeds, succeeds ? caller.Dice.NextInt64(1, 400_000) : 0);
    }

    private async Task HeartbeatAsync()
    {
        if (_held.Count == 0)
        {
            return;
        }

        // Whatever it answers, the completions that follow find out for themselves.
        var answer = await caller.TryAsync(
            "transcripts/heartbeat",
            new { leases = _held.Select(work => new { id = work.Id, leaseToken = work.Token }).ToList() }
        );
        if (answer is { IsSuccess: false })
        {
            caller.Break($"a heartbeat was answered {answer}");
        }
    }

    private async Task CompleteAsync(List<Work> works)
    {
        if (works.Count == 0)
        {
            return;
        }

        caller.Record(works.ConvertAll(work => Entry(JournalEvent.CompleteSent, work)));
        var body = Body(works);
        var answer = await caller.InsistAsync("transcripts/complete", body);
        if (!answer.IsSuccess)
        {
            caller.Break($"a completion was answered {answer}");
            return;
        }

        var ids = answer.Texts("accepted").ToHashSet();
        var accepted = works.FindAll(work => ids.Contains(work.Id));
        caller.Record(accepted.ConvertAll(work => Entry(JournalEvent.CompleteAcknowledged, work)));
        if (caller.Dice.Next(6) == 0)
        {
            await RepeatAsync(accepted);
        }
    }

    /// <summary>
    /// Accepted completions again, as they were or with another end: accepted as they were, stale with another end, and
    /// nothing changes. With another token: stale.
    /// </summary>
    private async Task RepeatAsync(List<Work> accepted)
    {
        if (accepted.Count == 0)
        {
            return;
        }

        var isAsItWas = caller.Dice.Next(2) == 0;
        var changed = isAsItWas
            ? accepted
            : accepted.ConvertAll(work =>
                work with
                {
                    Succeeds = !work.Succeeds,
                    AudioMilliseconds = work.AudioMilliseconds + 7_000,
                }
            );
        var again = await caller.InsistAsync("transcripts/complete", Body(changed));
        var forged = await caller.InsistAsync(
            "transcripts/complete",
            Body(accepted.ConvertAll(work => work with { Token = "forged" }))
        );
        if (
            !again.IsSuccess
            || again.Texts("stale").Count != (isAsItWas ? 0 : accepted.Count)
            || !forged.IsSuccess
            || forged.Texts("accepted").Count > 0
        )
        {
            caller.Break($"completions ({accepted[0].Id} ...) were accepted, repeated {again}, forged {forged}");
        }
    }

    private JournalEntry Entry(JournalEvent happened, Work work) =>
        caller.Entry(happened) with
        {
            Ids = [work.Id],
            Key = work.Token,
            Succeeds = work.Succeeds,
            AudioMilliseconds = work.AudioMilliseconds,
        };

    private static object Body(List<Work> works) =>
        new
        {
            results = works
                .Select(work => new
                {
                    id = work.Id,
                    leaseToken = work.Token,
                    status = work.Succeeds ? "completed" : "error",
                    audioSeconds = work.AudioMilliseconds / 1_000m,
                    error = work.Succeeds ? null : "no speech",
                })
                .ToList(),
        };

    private sealed record Work(string Id, string Token, bool Succeeds, long AudioMilliseconds);
}
