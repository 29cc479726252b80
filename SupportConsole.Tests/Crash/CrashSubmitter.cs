namespace SupportConsole.Tests.Crash;

/// <summary>Submits transcripts, with ids of its own and without, new ones and repeats.</summary>
internal sealed class CrashSubmitter(string name, PlatformCaller caller)
{
    private const int LongestBatch = 20;
    private const int LongestQueue = 300;

    private static readonly string?[] Models = [null, "universal", "slam-1"];
    private static readonly List<CrashAccount> Accounts =
    [
        .. CrashAccount.All.Where(account => account.Work.HasFlag(CrashWork.Transcripts)),
    ];

    private readonly Dictionary<string, int> _queued = [];
    private readonly List<(CrashAccount Account, object Body, IReadOnlyList<string> Ids)> _repeatable = [];

    public async Task RunAsync(CancellationToken end)
    {
        for (var call = 0; !end.IsCancellationRequested; call++)
        {
            var account = Accounts[caller.Dice.Next(Accounts.Count)];
            if (_queued.GetValueOrDefault(account.Id) > LongestQueue)
            {
                // The next look at this account will be another account's call later.
                _queued[account.Id] -= LongestBatch;
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
            }
            else
            {
                await SubmitAsync(account, call);
            }
        }
    }

    private Task SubmitAsync(CrashAccount account, int call)
    {
        var count = 1 + caller.Dice.Next(LongestBatch);
        return caller.Dice.Next(10) switch
        {
            0 when _repeatable.Count > 0 => RepeatAsync(),
            < 4 => SubmitUnnamedAsync(account, count),
            _ => SubmitNamedAsync(account, [.. Enumerable.Range(0, count).Select(number => $"{name}-{call}-{number}")]),
        };
    }

    private async Task SubmitNamedAsync(CrashAccount account, IReadOnlyList<string> ids)
    {
        var body = new
        {
            transcripts = ids.Select(id => new { id, model = Models[caller.Dice.Next(Models.Length)] }).ToList(),
        };
        caller.Record(caller.Entry(JournalEvent.SubmitSent) with { Account = account.Id, Ids = ids });
        var answer = await caller.TryAsync(PathOf(account), body);
        if (answer is null && caller.Dice.Next(4) > 0)
        {
            // Most clients ask again, the others never know.
            answer = await caller.InsistAsync(PathOf(account), body);
        }

        if (answer is { IsSuccess: true })
        {
            Acknowledge(account, answer, ids);
            _repeatable.Add((account, body, ids));
        }
        else if (answer is not null)
        {
            Refuse(account, answer, ids);
        }
    }

    /// <summary>Nobody can repeat it: a second try would be other transcripts.</summary>
    private async Task SubmitUnnamedAsync(CrashAccount account, int count)
    {
        caller.Record(caller.Entry(JournalEvent.SubmitSent) with { Account = account.Id, Unnamed = count });
        var answer = await caller.TryAsync(
            PathOf(account),
            new { transcripts = Enumerable.Repeat(new { audioUrl = "https://audio.example/a.mp3" }, count) }
        );
        if (answer is { IsSuccess: true })
        {
            Acknowledge(account, answer, null);
        }
        else if (answer is not null)
        {
            Refuse(account, answer, [], count);
        }
    }

    /// <summary>An accepted call again, whatever has become of it: the same transcripts, and no others.</summary>
    private async Task RepeatAsync()
    {
        var (account, body, ids) = _repeatable[caller.Dice.Next(_repeatable.Count)];
        var answer = await caller.InsistAsync(PathOf(account), body);
        if (!answer.IsSuccess || !IdsOf(answer).SequenceEqual(ids))
        {
            caller.Break($"an accepted submit ({ids[0]} ...) was answered {answer} when it was repeated");
        }
    }

    private void Acknowledge(CrashAccount account, Answer answer, IReadOnlyList<string>? expected)
    {
        var ids = IdsOf(answer);
        if (expected is not null && !expected.SequenceEqual(ids))
        {
            caller.Break($"a submit of {string.Join(' ', expected)} was answered {string.Join(' ', ids)}");
        }

        caller.Record(caller.Entry(JournalEvent.SubmitAcknowledged) with { Account = account.Id, Ids = ids });
        _queued[account.Id] = answer.Body.GetProperty("queued").GetInt32();
    }

    private void Refuse(CrashAccount account, Answer answer, IReadOnlyList<string> ids, int? unnamed = null)
    {
        if (account.IsPrepaid && answer.Status == 400 && answer.Error == CrashTexts.NegativeBalance)
        {
            caller.Record(
                caller.Entry(JournalEvent.SubmitRefused) with
                {
                    Account = account.Id,
                    Ids = ids,
                    Unnamed = unnamed,
                }
            );
        }
        else
        {
            caller.Break($"a submit to {account.Id} was answered {answer}");
        }
    }

    private static string PathOf(CrashAccount account) => $"accounts/{account.Id}/transcripts";

    private static IReadOnlyList<string> IdsOf(Answer answer) =>
        [
            .. answer
                .Body.GetProperty("results")
                .EnumerateArray()
                .Select(result => result.GetProperty("id").GetString()!),
        ];
}
