using SupportConsole.Tests.Crash.Checks;
using SupportConsole.Tests.Crash.Rates;

namespace SupportConsole.Tests.Crash.Faults;

/// <summary>
/// Tables and journal as a run without faults leaves them, made by hand: each method does what driver and program do
/// together. A fault is planted by changing a list behind their backs.
/// </summary>
internal sealed class CrashWorld
{
    /// <summary>A full hour.</summary>
    public const long Start = 1_800_000_000_000;

    private const long Hour = 3_600_000;

    /// <summary>From call to decision, and from there to the answer.</summary>
    private const long Way = 5;

    public List<JournalEntry> Journal { get; } = [];

    public List<TranscriptRow> Transcripts { get; } = [];

    public List<StateRow> States { get; } =
    [.. CrashAccount.All.Select(account => new StateRow(account.Id, null, 0, 0, 0, 1))];

    public List<MinuteRow> Minutes { get; } = [];

    public List<UsageRow> Usage { get; } = [];

    public List<SessionRow> Sessions { get; } = [];

    public List<StreamMinuteRow> StreamMinutes { get; } = [];

    public List<(string Account, long At)> LemurPlaces { get; } = [];

    /// <summary>What the checker gets to see.</summary>
    public Evidence Evidence() =>
        new(
            new DatabaseSnapshot(
                Transcripts,
                States,
                Minutes,
                Usage,
                [],
                [],
                [],
                Sessions,
                StreamMinutes,
                [
                    .. LemurPlaces
                        .GroupBy(place => place.Account)
                        .Select(places => new LemurWindowRow(
                            places.Key,
                            Window([.. places.Select(place => place.At)])
                        )),
                ],
                (0, "")
            ),
            Journal,
            Journal
        );

    /// <summary>Changes the one row that meets a condition.</summary>
    public static void Change<T>(List<T> rows, Predicate<T> which, Func<T, T> change)
    {
        var index = rows.FindIndex(which);
        Assert.InRange(index, 0, rows.Count - 1);
        rows[index] = change(rows[index]);
    }

    /// <summary>A submit of named transcripts: so many start, the others wait.</summary>
    public void Submit(string account, long at, int starts, params IReadOnlyList<string> ids)
    {
        Call(
            JournalEvent.SubmitSent,
            JournalEvent.SubmitAcknowledged,
            at,
            new(JournalEvent.SubmitSent)
            {
                Caller = "",
                Account = account,
                Ids = ids,
            }
        );
        foreach (var (index, id) in ids.Index())
        {
            var place = States.Single(state => state.Account == account).NextSequence;
            Transcripts.Add(
                new(
                    id,
                    account,
                    "default",
                    "",
                    "universal",
                    place,
                    index < starts ? 1 : 0,
                    0,
                    null,
                    at,
                    index < starts ? at : null,
                    null,
                    null,
                    0,
                    null
                )
            );
            Move(account, state =>
                state with
                {
                    NextSequence = place + 1,
                    Running = state.Running + (index < starts ? 1 : 0),
                    Queued = state.Queued + (index < starts ? 0 : 1),
                }
            );
            Count(account, at, minute => minute with { Submitted = minute.Submitted + 1 });
        }
    }

    /// <summary>A submit that is refused for the balance.</summary>
    public void RefuseSubmit(string account, long at, string id)
    {
        Call(
            JournalEvent.SubmitSent,
            JournalEvent.SubmitRefused,
            at,
            new(JournalEvent.SubmitSent)
            {
                Caller = "",
                Account = account,
                Ids = [id],
            }
        );
        Count(account, at, minute => minute with { Refused = minute.Refused + 1 });
    }

    /// <summary>An hour of audio is completed; the next in line starts.</summary>
    public void Complete(string id, long at, string next)
    {
        const long cost = 150_000;
        var account = Transcripts.Single(row => row.Id == id).Account;
        var entry = new JournalEntry(JournalEvent.CompleteSent)
        {
            Caller = "",
            Ids = [id],
            Key = "token",
            Succeeds = true,
            AudioMilliseconds = Hour,
        };
        Call(JournalEvent.CompleteSent, JournalEvent.CompleteAcknowledged, at, entry);
        Change(
            Transcripts,
            row => row.Id == id,
            row => row with { Status = 2, Token = "token", Finished = at, AudioMilliseconds = Hour, Cost = cost }
        );
        Change(Transcripts, row => row.Id == next, row => row with { Status = 1, Started = at });
        Usage.Add(new(0, account, at / Hour * Hour, "default", "", "universal", 1, Hour, cost));
        Move(account, state => state with { Queued = state.Queued - 1, Balance = state.Balance - cost });
        Count(account, at, minute => minute with { Finished = minute.Finished + 1 });
    }

    /// <summary>A session is opened; its id is that of the call with an S before it.</summary>
    /// <param name="isAnswered">False when its caller never hears of it.</param>
    public void Open(string account, long at, string call, int limit, bool isNamed = true, bool isAnswered = true)
    {
        var id = "S" + call;
        var entry = new JournalEntry(JournalEvent.StreamSent)
        {
            Caller = "",
            Account = account,
            Key = call,
            Unnamed = isNamed ? null : 1,
        };
        Call(JournalEvent.StreamSent, JournalEvent.StreamAcknowledged, at, entry, isAnswered, answer =>
            answer with
            {
                Ids = [id],
                Limit = limit,
            }
        );
        Sessions.Add(new(id, account, "default", isNamed ? call : "", "universal-streaming", at, null, null, 0, 0));
        CountStream(account, at, limit, minute => minute with { Opened = minute.Opened + 1 });
    }

    public void RefuseOpen(string account, long at, string call, int limit)
    {
        Refused(JournalEvent.StreamSent, JournalEvent.StreamRefused, account, at, call, Refusal.OverLimit);
        CountStream(account, at, limit, minute => minute with { Refused = minute.Refused + 1 });
    }

    /// <summary>
    /// A session is told to end; what is told after the first time is acknowledged and changes nothing.
    /// </summary>
    public void End(string id, long at, long milliseconds)
    {
        Call(
            JournalEvent.EndSent,
            JournalEvent.EndAcknowledged,
            at,
            new(JournalEvent.EndSent)
            {
                Caller = "",
                Ids = [id],
                AudioMilliseconds = milliseconds,
            }
        );
        if (Sessions.Single(row => row.Id == id).Ended is null)
        {
            Finish(id, at, reason: 0, milliseconds);
        }
    }

    public void CloseForAge(string id) =>
        Finish(
            id,
            Sessions.Single(row => row.Id == id).Opened + CrashRates.LongestSession,
            reason: 1,
            CrashRates.LongestSession
        );

    /// <summary>A LeMUR request is admitted.</summary>
    public void Ask(string account, long at, string call, bool isNamed = true)
    {
        const string model = "anthropic/claude-3-haiku";
        var cost = LemurPrices.Of(model, 1_000, 2_002);
        var entry = new JournalEntry(JournalEvent.LemurSent)
        {
            Caller = "",
            Account = account,
            Key = call,
            Unnamed = isNamed ? null : 1,
            Model = model,
            InputTokens = 1_000,
            OutputTokens = 2_002,
        };
        Call(JournalEvent.LemurSent, JournalEvent.LemurAcknowledged, at, entry, change: answer =>
            answer with
            {
                AmountMicros = cost,
            }
        );
        LemurPlaces.Add((account, at));
        Charge(new(2, account, at / Hour * Hour, "default", isNamed ? call : "", model, 1, 0, cost));
    }

    public void RefuseAsk(string account, long at, string call, Refusal refusal = Refusal.OverLimit)
    {
        Refused(JournalEvent.LemurSent, JournalEvent.LemurRefused, account, at, call, refusal);
        if (refusal == Refusal.NegativeBalance)
        {
            Count(account, at, minute => minute with { Refused = minute.Refused + 1 });
        }
    }

    /// <summary>Usage and balance of a piece of work.</summary>
    public void Charge(UsageRow usage)
    {
        Usage.Add(usage);
        Move(usage.Account, state => state with { Balance = state.Balance - usage.Cost });
    }

    private void Refused(JournalEvent sent, JournalEvent refused, string account, long at, string call, Refusal refusal)
    {
        var entry = new JournalEntry(sent)
        {
            Caller = "",
            Account = account,
            Key = call,
            Model = "anthropic/claude-3-haiku",
            InputTokens = 1,
            OutputTokens = 1,
        };
        Call(sent, refused, at, entry, change: answer => answer with { Refusal = refusal });
    }

    private void Finish(string id, long at, long reason, long milliseconds)
    {
        var cost = (long)Math.Round(milliseconds * 150_000m / Hour, MidpointRounding.AwayFromZero);
        Change(
            Sessions,
            row => row.Id == id,
            row => row with { Ended = at, Reason = reason, Milliseconds = milliseconds, Cost = cost }
        );
        var row = Sessions.Single(row => row.Id == id);
        Charge(new(1, row.Account, at / Hour * Hour, row.Project, row.Key, row.Model, 1, milliseconds, cost));
    }

    private void Call(
        JournalEvent sent,
        JournalEvent answered,
        long at,
        JournalEntry entry,
        bool isAnswered = true,
        Func<JournalEntry, JournalEntry>? change = null
    )
    {
        Journal.Add(entry with { Event = sent, At = at - Way });
        if (isAnswered)
        {
            var answer = entry with { Event = answered, At = at + Way };
            Journal.Add(change is null ? answer : change(answer));
        }
    }

    private void Move(string account, Func<StateRow, StateRow> change) =>
        Change(States, state => state.Account == account, change);

    private void Count(string account, long at, Func<MinuteRow, MinuteRow> change)
    {
        var minute = SessionMinutes.Of(at);
        if (!Minutes.Exists(row => row.Account == account && row.Minute == minute))
        {
            Minutes.Add(new(account, minute, 0, 0, 0));
        }

        Change(Minutes, row => row.Account == account && row.Minute == minute, change);
    }

    private void CountStream(string account, long at, int limit, Func<StreamMinuteRow, StreamMinuteRow> change)
    {
        var minute = SessionMinutes.Of(at);
        if (!StreamMinutes.Exists(row => row.Account == account && row.Minute == minute))
        {
            StreamMinutes.Add(new(account, minute, limit, 0, 0));
        }

        Change(StreamMinutes, row => row.Account == account && row.Minute == minute, change);
    }

    /// <summary>As the table keeps it: what the last admission has left behind is forgotten.</summary>
    private static List<long> Window(List<long> places)
    {
        places.Sort();
        return places.FindAll(place => place > places[^1] - 60_000);
    }
}
