using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Live;
using SupportConsole.Core.Notes;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Notes;

/// <summary>Notes, and with them audited work that touches no limit: one transaction, one entry, once.</summary>
public abstract class NotesContract(TestEngine engine) : CoreContract(engine)
{
    private INotes Notes => Host.Get<INotes>();

    [SkippableFact]
    public async Task Add_ANote_IsListedAuditedAndTold()
    {
        await RegisterAsync();
        await ToldAsync();
        var told = 0;
        using var subscription = Host.Get<ILiveUpdates>().Subscribe(Account, () => told++);

        var done = Assert.IsType<NoteOutcome.Done>(await AddAsync("  Call **Ann** first \n"));

        var note = Assert.Single((await ListAsync()).Notes);
        Assert.Equal(
            ("Call **Ann** first", People.Engineer.Id, People.Engineer.Name, Clock.GetUtcNow(), false),
            (note.Text, note.AuthorId, note.AuthorName, note.WrittenAt, note.Pinned)
        );
        var entry = (await ActivityAsync())[0];
        Assert.Equal(
            (done.AuditSequence, AuditActions.AddNote, AuditOutcome.Applied),
            (entry.Sequence, entry.Action, entry.Outcome)
        );
        Assert.Contains("Call **Ann** first", entry.After, StringComparison.Ordinal);
        Assert.Equal(1, told);
    }

    [SkippableFact]
    public async Task Add_SameAttemptTenTimesOnTwoNodes_IsOneNote()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(call =>
                    (call % 2 == 0 ? Host : other)
                        .Get<INotes>()
                        .AddAsync(People.Engineer, Account, "Once", "attempt-1", default)
                )
        );

        Assert.Single((await ListAsync()).Notes);
        Assert.Single(outcomes.Distinct());
        Assert.Single(await ActivityAsync());
    }

    [SkippableFact]
    public async Task Add_ManyAtOnceAmongLimitChanges_KeepsTheChainWhole()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();

        var notes = Enumerable
            .Range(0, 30)
            .Select(number =>
                (number % 2 == 0 ? Host : other)
                    .Get<INotes>()
                    .AddAsync(People.Engineer, Account, $"Note {number}", $"note-{number}", default)
            )
            .ToList();
        var changes = Enumerable
            .Range(0, 10)
            .Select(number => ChangeAsync(200, 100 + number, node: number % 2 == 0 ? other : Host))
            .ToList();
        await Task.WhenAll(changes);
        Assert.All(await Task.WhenAll(notes), outcome => Assert.IsType<NoteOutcome.Done>(outcome));

        Assert.Equal(30, (await ListAsync()).Total);
        var verified = await Host.Audit.VerifyAsync(People.Manager, null, default);
        Assert.Equal((null, 41), (verified.BrokenAt, verified.VerifiedTo));
    }

    [SkippableFact]
    public async Task Pin_AnOldNote_StandsFirstUntilUnpinned()
    {
        await RegisterAsync();
        await AddAsync("old");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await AddAsync("new");
        var old = (await ListAsync()).Notes[1];

        Assert.IsType<NoteOutcome.Done>(await Notes.PinAsync(People.Manager, old.Id, true, "pin", default));
        Assert.Equal(["old", "new"], (await ListAsync()).Notes.Select(note => note.Text));

        Assert.IsType<NoteOutcome.Done>(await Notes.PinAsync(People.Colleague, old.Id, false, "unpin", default));
        Assert.Equal(["new", "old"], (await ListAsync()).Notes.Select(note => note.Text));
        Assert.Equal(
            [AuditActions.UnpinNote, AuditActions.PinNote],
            (await ActivityAsync()).Take(2).Select(entry => entry.Action)
        );
    }

    [SkippableFact]
    public async Task Remove_ByTheAuthorOnly_KeepsTheTextInTheAudit()
    {
        await RegisterAsync();
        await AddAsync("Wrong account");
        var id = (await ListAsync()).Notes[0].Id;

        Assert.Equal(
            new NoteOutcome.Refused(NoteTexts.NotYours),
            await Notes.RemoveAsync(People.Colleague, id, "try", default)
        );
        Assert.IsType<NoteOutcome.Done>(await Notes.RemoveAsync(People.Engineer, id, "remove", default));
        Assert.Equal(
            new NoteOutcome.Refused(NoteTexts.Gone),
            await Notes.RemoveAsync(People.Engineer, id, "again", default)
        );
        Assert.Equal(
            new NoteOutcome.Refused(NoteTexts.Gone),
            await Notes.PinAsync(People.Engineer, id, true, "late", default)
        );

        Assert.Equal(0, (await ListAsync()).Total);
        var entries = await ActivityAsync();
        Assert.Equal(
            [AuditOutcome.Applied, AuditOutcome.Refused, AuditOutcome.Applied],
            entries.Select(entry => entry.Outcome)
        );
        Assert.Contains("Wrong account", entries[0].Before, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Acts_WithoutThePermission_AreRefusedAndAudited()
    {
        await RegisterAsync();
        await AddAsync("A note");
        var id = (await ListAsync()).Notes[0].Id;

        Assert.Equal(
            new NoteOutcome.Refused(NoteTexts.Forbidden),
            await Notes.AddAsync(People.Stranger, Account, "No", "add", default)
        );
        Assert.Equal(
            new NoteOutcome.Refused(NoteTexts.Forbidden),
            await Notes.PinAsync(People.Stranger, id, true, "pin", default)
        );
        Assert.Equal(
            new NoteOutcome.Refused(NoteTexts.Forbidden),
            await Notes.RemoveAsync(People.Stranger, id, "remove", default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Notes.ListAsync(People.Stranger, Account, 5, default)
        );

        Assert.Equal(3, (await ActivityAsync()).Count(entry => entry.Outcome == AuditOutcome.Forbidden));
        Assert.Equal(1, (await ListAsync()).Total);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("a\0b")]
    public async Task Add_NoText_IsRefused(string text)
    {
        await RegisterAsync();

        Assert.IsType<NoteOutcome.Refused>(await AddAsync(text));
        Assert.IsType<NoteOutcome.Refused>(await AddAsync(new string('x', NoteTexts.MaximumLength + 1)));
        Assert.IsType<NoteOutcome.Done>(await AddAsync(new string('x', NoteTexts.MaximumLength)));
    }

    [SkippableFact]
    public async Task Add_UnknownAccount_IsRefused() =>
        Assert.Equal(new NoteOutcome.Refused(NoteTexts.UnknownAccount), await AddAsync("A note"));

    private Task<NoteOutcome> AddAsync(string text) =>
        Notes.AddAsync(People.Engineer, Account, text, Guid.NewGuid().ToString("N"), default);

    private Task<NoteList> ListAsync() => Notes.ListAsync(People.Engineer, Account, 100, default);

    private Task<IReadOnlyList<AuditEntry>> ActivityAsync() => ActsAsync();
}

public sealed class SqliteNotesTests() : NotesContract(TestEngine.Sqlite);

public sealed class PostgreSqlNotesTests() : NotesContract(TestEngine.PostgreSql);

public sealed class SqlServerNotesTests() : NotesContract(TestEngine.SqlServer);
