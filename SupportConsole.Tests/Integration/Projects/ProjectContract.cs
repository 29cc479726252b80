using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Live;
using SupportConsole.Core.Projects;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Projects;

/// <summary>Projects and keys on every engine: the plan's limits hold, and all of it is audited.</summary>
public abstract class ProjectContract(TestEngine engine) : ProjectTestBase(engine)
{
    [SkippableFact]
    public async Task Find_AYoungAccount_HasTheDefaultProjectAndItsPlansLimits()
    {
        await RegisterAsync(plan: AccountPlan.Free);

        var view = await ViewAsync();

        Assert.Equal(("default", true), (Assert.Single(view.Projects).Name, view.Projects[0].IsDefault));
        Assert.Equal(
            (1, 2, 0, 2),
            (view.ProjectLimit.Used, view.ProjectLimit.Limit, view.KeyLimit.Used, view.KeyLimit.Limit)
        );
        Assert.Null(await Host.Get<IProjectService>().FindAsync(People.Engineer, "nobody", default));
    }

    [SkippableFact]
    public async Task Create_AProjectAndAKey_AreListedAuditedAndTold()
    {
        await RegisterAsync();
        await ToldAsync();
        var told = 0;
        using var subscription = Host.Get<ILiveUpdates>().Subscribe(Account, () => told++);

        var project = await CreateProjectAsync(" Staging ");
        var created = await CreateKeyAsync(project, "test bench");

        var listed = (await ViewAsync()).Projects[1];
        Assert.Equal(("Staging", project, Clock.GetUtcNow()), (listed.Name, listed.Id, listed.CreatedAt));
        Assert.Equal(
            new ApiKeySummary(
                created.ApiKeyId,
                "test bench",
                ApiKeySecret.PrefixOf(created.Secret),
                Clock.GetUtcNow(),
                People.Engineer.Name,
                null
            ),
            Assert.Single(listed.Keys)
        );
        Assert.Equal(2, told);
        var entries = await ActivityAsync();
        Assert.Equal(
            [(AuditActions.CreateApiKey, AuditOutcome.Applied), (AuditActions.CreateProject, AuditOutcome.Applied)],
            entries.Select(entry => (entry.Action, entry.Outcome))
        );
        Assert.Equal(
            (created.AuditSequence, Reason, "SUP-1", People.Engineer.Name),
            (entries[0].Sequence, entries[0].Reason, entries[0].Ticket, entries[0].ActorName)
        );
        Assert.Equal(
            (created.ApiKeyId, created.Prefix, "Staging"),
            (
                AuditedProject.Read(entries[0].After)!.ApiKeyId,
                AuditedProject.Read(entries[0].After)!.Prefix,
                AuditedProject.Read(entries[0].After)!.Project
            )
        );
    }

    [SkippableFact]
    public async Task Create_ManyAtOnceOnTwoNodes_KeepsTheLimits()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();

        var projects = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(call =>
                    ExecuteAsync(
                        new CreateProject(Account, $"p{call}", Reason, "SUP-1", $"p-{call}"),
                        call % 2 == 0 ? Host : other
                    )
                )
        );
        var keys = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(call =>
                    ExecuteAsync(
                        new CreateApiKey(Account, Project.DefaultId, $"k{call}", Reason, "SUP-1", $"k-{call}"),
                        call % 2 == 0 ? Host : other
                    )
                )
        );

        // Pay-as-you-go: two projects with the default one, four keys.
        Assert.Equal(
            (1, 9),
            (
                projects.Count(outcome => outcome is ProjectOutcome.Done),
                projects.Count(outcome => outcome is ProjectOutcome.Refused)
            )
        );
        Assert.Equal(
            (4, 8),
            (
                keys.Count(outcome => outcome is ProjectOutcome.KeyCreated),
                keys.Count(outcome => outcome is ProjectOutcome.Refused)
            )
        );
        var view = await ViewAsync();
        Assert.Equal((2, 4), (view.Projects.Count, view.KeyLimit.Used));
        Assert.Equal(17, (await ActivityAsync()).Count(entry => entry.Outcome == AuditOutcome.Refused));
        Assert.Equal(
            (null, 23),
            (await Host.Audit.VerifyAsync(People.Manager, null, default)) is var verified
                ? (verified.BrokenAt, verified.VerifiedTo)
                : default
        );
    }

    [SkippableFact]
    public async Task Create_TheSameNameAtOnceOnTwoNodes_IsOneProject()
    {
        await RegisterAsync(plan: AccountPlan.Enterprise);
        var other = await StartNodeAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(call =>
                    ExecuteAsync(
                        new CreateProject(Account, call % 2 == 0 ? "Staging" : "STAGING", Reason, "SUP-1", $"p-{call}"),
                        call % 3 == 0 ? Host : other
                    )
                )
        );

        Assert.Single(outcomes, outcome => outcome is ProjectOutcome.Done);
        Assert.Equal(2, (await ViewAsync()).Projects.Count);
    }

    [SkippableFact]
    public async Task DeleteProject_EndsItsKeysAndItsNewWorkButNotItsHistory()
    {
        await RegisterAsync(deposit: 100);
        var project = await CreateProjectAsync("Staging");
        var created = await CreateKeyAsync(project, "bench");
        await SubmitAsync(
            Account,
            null,
            [new TranscriptSubmission("before", ProjectId: project, ApiKeyId: created.ApiKeyId)]
        );

        Assert.IsType<ProjectOutcome.Done>(
            await ExecuteAsync(new DeleteProject(Account, project, Reason, "SUP-1", "delete"))
        );

        Assert.Null(await VerifyAsync(created.Secret, Host));
        Assert.Equal(
            project,
            Assert
                .IsType<SubmitOutcome.UnknownProject>(
                    await Limiter.SubmitAsync(Account, [new("after", ProjectId: project)], default)
                )
                .ProjectId
        );
        Assert.Single((await CompleteAsync(await LeaseAsync(), 3_600_000)).Accepted);
        await using var context = Host.OpenContext();
        Assert.Equal(
            (project, created.ApiKeyId),
            context.UsageHours.Single() is var usage ? (usage.ProjectId, usage.ApiKeyId) : default
        );
        var view = await ViewAsync();
        Assert.Equal((1, 0), (view.ProjectLimit.Used, view.KeyLimit.Used));
        Assert.Equal(new DeletedProject(project, "Staging", Clock.GetUtcNow()), Assert.Single(view.Deleted));
        Assert.Contains(
            "bench",
            AuditedProject.Read((await ActivityAsync())[0].Before)!.Keys,
            StringComparison.Ordinal
        );

        // A new project of the old name is another one.
        Assert.NotEqual(project, await CreateProjectAsync("staging"));
    }

    [SkippableFact]
    public async Task DeleteProject_TheDefaultOne_IsRefused()
    {
        await RegisterAsync();

        var refused = Assert.IsType<ProjectOutcome.Refused>(
            await ExecuteAsync(new DeleteProject(Account, Project.DefaultId, Reason, "SUP-1", "delete"))
        );

        Assert.Equal(ProjectTexts.DefaultStays, refused.Sentence);
        await SubmitAsync(1);
    }

    [SkippableFact]
    public async Task Rename_KeepsTheIdAndRefusesWhatMoved()
    {
        await RegisterAsync();
        var project = await CreateProjectAsync("Staging");

        Assert.IsType<ProjectOutcome.Done>(
            await ExecuteAsync(new RenameProject(Account, project, "Staging", "Tests", Reason, "SUP-1", "one"))
        );
        var late = Assert.IsType<ProjectOutcome.Refused>(
            await ExecuteAsync(new RenameProject(Account, project, "Staging", "Trials", Reason, "SUP-1", "two"))
        );

        Assert.Equal(ProjectTexts.Renamed("Staging", "Tests"), late.Sentence);
        Assert.Equal(
            (project, "Tests"),
            (await ViewAsync()).Projects[1] is var listed ? (listed.Id, listed.Name) : default
        );
        var entries = await ActivityAsync();
        Assert.Equal(
            ("Staging", "Tests"),
            (AuditedProject.Read(entries[1].Before)!.Project, AuditedProject.Read(entries[1].After)!.Project)
        );
        Assert.Equal(AuditOutcome.Conflict, entries[0].Outcome);
    }

    [SkippableFact]
    public async Task Create_UnderALimitOfTheAccountsOwn_HoldsThatInsteadOfThePlans()
    {
        await RegisterAsync();
        await CreateProjectAsync("second");
        var refused = Assert.IsType<ProjectOutcome.Refused>(
            await ExecuteAsync(new CreateProject(Account, "third", Reason, "SUP-1", "early"))
        );
        Assert.Equal(ProjectTexts.LimitReached((await ViewAsync()).ProjectLimit), refused.Sentence);

        await OverrideAsync(seen: null, wanted: 3);
        await CreateProjectAsync("third");
        var limit = (await ViewAsync()).ProjectLimit;
        Assert.Equal((3, 3, 2, People.Engineer.Name), (limit.Used, limit.Limit, limit.PlanDefault, limit.SetBy));

        // Lowered below what there is: nothing goes, nothing is added.
        await OverrideAsync(seen: 3, wanted: null);
        limit = (await ViewAsync()).ProjectLimit;
        Assert.Equal((3, 2, null), (limit.Used, limit.Limit, limit.SetBy));
        Assert.IsType<ProjectOutcome.Refused>(
            await ExecuteAsync(new CreateProject(Account, "fourth", Reason, "SUP-1", "late"))
        );
    }

    [SkippableFact]
    public async Task Execute_WithoutThePermission_IsRefusedAndAudited()
    {
        await RegisterAsync();
        var created = await CreateKeyAsync(Project.DefaultId, "web");
        ProjectRequest[] requests =
        [
            new CreateProject(Account, "p", Reason, "SUP-1", "1"),
            new RenameProject(Account, Project.DefaultId, "default", "x", Reason, "SUP-1", "2"),
            new DeleteProject(Account, Project.DefaultId, Reason, "SUP-1", "3"),
            new CreateApiKey(Account, Project.DefaultId, "k", Reason, "SUP-1", "4"),
            new DeleteApiKey(Account, created.ApiKeyId, Reason, "SUP-1", "5"),
        ];

        foreach (var request in requests)
        {
            Assert.Equal(
                new ProjectOutcome.Forbidden(ProjectTexts.Forbidden),
                await Host.Get<IProjectService>().ExecuteAsync(People.Manager, request, default)
            );
        }

        Assert.Equal(5, (await ActivityAsync()).Count(entry => entry.Outcome == AuditOutcome.Forbidden));
        Assert.NotNull(await VerifyAsync(created.Secret, Host));
        Assert.Equal(
            (1, 1, 4),
            (await ViewAsync()) is var view ? (view.Projects.Count, view.KeyLimit.Used, view.KeyLimit.Limit) : default
        );
        Assert.NotNull(await Host.Get<IProjectService>().FindAsync(People.Manager, Account, default));
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Host.Get<IProjectService>().FindAsync(People.Stranger, Account, default)
        );
    }

    [SkippableFact]
    public async Task Execute_NothingToDoItWith_ChangesNothing()
    {
        await RegisterAsync();

        Assert.IsType<ProjectOutcome.Invalid>(
            await ExecuteAsync(new CreateProject(Account, " ", Reason, "SUP-1", "1"))
        );
        Assert.IsType<ProjectOutcome.UnknownAccount>(
            await ExecuteAsync(new CreateProject("nobody", "p", Reason, "SUP-1", "2"))
        );

        Assert.Empty(await ActivityAsync());
    }
}

public sealed class SqliteProjectTests() : ProjectContract(TestEngine.Sqlite);

public sealed class PostgreSqlProjectTests() : ProjectContract(TestEngine.PostgreSql);

public sealed class SqlServerProjectTests() : ProjectContract(TestEngine.SqlServer);
