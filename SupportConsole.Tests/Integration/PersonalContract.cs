using SupportConsole.Core.Access;
using SupportConsole.Core.Personal;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration;

/// <summary>Views and layouts that a person keeps: their own, by name, on every node.</summary>
public abstract class PersonalContract(TestEngine engine) : CoreContract(engine)
{
    private IPersonalViews Views => Host.Get<IPersonalViews>();

    private IPersonalLayouts Layouts => Host.Get<IPersonalLayouts>();

    [SkippableFact]
    public async Task Views_SavedRenamedAndDeleted_AreThePersonsOwn()
    {
        await DoneAsync(Views.SaveAsync(People.Engineer, new(" Debtors ", "?view=negative"), default));
        await DoneAsync(Views.SaveAsync(People.Engineer, new("Busy", "?sort=running"), default));
        await DoneAsync(Views.SaveAsync(People.Manager, new("Debtors", "?view=disabled"), default));
        Assert.Equal(
            [new PersonalView("Busy", "?sort=running"), new PersonalView("Debtors", "?view=negative")],
            await Views.ListAsync(People.Engineer, default)
        );

        await DoneAsync(Views.RenameAsync(People.Engineer, "debtors", "DEBTORS", default));
        await DoneAsync(Views.RenameAsync(People.Engineer, "Busy", "At work", default));
        await DoneAsync(Views.DeleteAsync(People.Engineer, "Debtors", default));
        await DoneAsync(Views.DeleteAsync(People.Engineer, "Debtors", default));

        Assert.Equal("At work", Assert.Single(await Views.ListAsync(People.Engineer, default)).Name);
        Assert.Equal("?view=disabled", Assert.Single(await Views.ListAsync(People.Manager, default)).Query);
    }

    [SkippableFact]
    public async Task Views_NameTaken_IsRefusedWhateverItsCase()
    {
        await DoneAsync(Views.SaveAsync(People.Engineer, new("Debtors", "?view=negative"), default));
        await DoneAsync(Views.SaveAsync(People.Engineer, new("Busy", "?sort=running"), default));

        const string sentence = "You have a view named “Debtors”. Choose another name.";
        Assert.Equal(sentence, await RefusedAsync(Views.SaveAsync(People.Engineer, new("DEBTORS", "?q=a"), default)));
        Assert.Equal(sentence, await RefusedAsync(Views.RenameAsync(People.Engineer, "Busy", "debtors", default)));
        Assert.Contains(
            "is gone",
            await RefusedAsync(Views.RenameAsync(People.Engineer, "Nothing", "Something", default)),
            StringComparison.Ordinal
        );
    }

    [SkippableFact]
    public async Task Views_WithoutNameOrQueryOrTooMany_AreRefused()
    {
        foreach (
            var (name, query) in ((string, string)[])
                [
                    ("  ", "?q=a"),
                    (new('n', 41), "?q=a"),
                    ("a\nb", "?q=a"),
                    ("n", ""),
                    ("n", "/usage"),
                    ("n", "?" + new string('q', 2_000)),
                ]
        )
        {
            Assert.IsType<PersonalViewOutcome.Refused>(
                await Views.SaveAsync(People.Engineer, new(name, query), default)
            );
        }

        for (var number = 0; number < PersonalViews.Maximum; number++)
        {
            await DoneAsync(Views.SaveAsync(People.Engineer, new($"view {number}", "?q=a"), default));
        }

        Assert.Contains(
            "You have 50 views",
            await RefusedAsync(Views.SaveAsync(People.Engineer, new("one more", "?q=a"), default)),
            StringComparison.Ordinal
        );
    }

    [SkippableFact]
    public async Task Layout_KeptOnOneNode_IsFoundOnAnother()
    {
        Assert.Null(await Layouts.FindAsync(People.Engineer, "accounts", default));
        await Layouts.KeepAsync(People.Engineer, "accounts", "one", default);
        await Layouts.KeepAsync(People.Engineer, "accounts", "two", default);
        await Layouts.KeepAsync(People.Engineer, "accounts", new string('x', PersonChoice.LongestValue + 1), default);
        var other = await StartNodeAsync();

        Assert.Equal("two", await other.Get<IPersonalLayouts>().FindAsync(People.Engineer, "accounts", default));
        Assert.Null(await Layouts.FindAsync(People.Manager, "accounts", default));
    }

    [SkippableFact]
    public async Task Views_WithoutThePermission_AreDenied() =>
        await Assert.ThrowsAsync<PermissionDeniedException>(() => Views.ListAsync(People.Stranger, default));

    private static async Task DoneAsync(Task<PersonalViewOutcome> act) =>
        Assert.IsType<PersonalViewOutcome.Done>(await act);

    private static async Task<string> RefusedAsync(Task<PersonalViewOutcome> act) =>
        Assert.IsType<PersonalViewOutcome.Refused>(await act).Sentence;
}

public sealed class SqlitePersonalTests() : PersonalContract(TestEngine.Sqlite);

public sealed class PostgreSqlPersonalTests() : PersonalContract(TestEngine.PostgreSql);

public sealed class SqlServerPersonalTests() : PersonalContract(TestEngine.SqlServer);
