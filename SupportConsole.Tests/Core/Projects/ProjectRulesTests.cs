using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Projects;

namespace SupportConsole.Tests.Core.Projects;

public sealed class ProjectRulesTests
{
    private const string Reason = "The customer asked for it";

    [Theory]
    [InlineData("staging", null)]
    [InlineData("  staging ", null)]
    [InlineData("Tests – Köln 🎧", null)]
    [InlineData("", "Give the project a name, for example staging.")]
    [InlineData("  \t", "Give the project a name, for example staging.")]
    [InlineData(
        "a\nb",
        "The name has a character that cannot be shown: U+000A (line break) at position 2. Delete it there, or type "
            + "the text again instead of pasting it."
    )]
    [InlineData(
        "a\0b",
        "The name has a character that cannot be shown: U+0000 (control character) at position 2. Delete it there, "
            + "or type the text again instead of pasting it."
    )]
    [InlineData(
        "a\u200bb",
        "The name has a character that cannot be shown: U+200B (zero width space) at position 2. Delete it there, or "
            + "type the text again instead of pasting it."
    )]
    [InlineData(
        "a\u202eb",
        "The name has a character that cannot be shown: U+202E (sets the direction of writing) at position 2. Delete "
            + "it there, or type the text again instead of pasting it."
    )]
    [InlineData(
        "a\ud83d",
        "The name has a character that cannot be shown: U+FFFD (half of a character, or one that was lost) at "
            + "position 2. Delete it there, or type the text again instead of pasting it."
    )]
    public void NameProblem_SaysWhatIsWrong(string name, string? problem) =>
        Assert.Equal(problem, ProjectRules.NameProblem(name, ProjectTexts.Project));

    [Fact]
    public void NameProblem_CountsWithoutBlanks()
    {
        Assert.Null(ProjectRules.NameProblem($" {new string('x', ProjectRules.MaximumNameLength)} ", ProjectTexts.Key));
        Assert.Equal(
            "Keep the name to 64 characters; it has 65.",
            ProjectRules.NameProblem(new string('x', ProjectRules.MaximumNameLength + 1), ProjectTexts.Key)
        );
    }

    [Fact]
    public void Validate_EveryRequest_NeedsReasonTicketAndAttempt()
    {
        ProjectRequest[] requests =
        [
            new CreateProject("acme", "p", "", "", ""),
            new RenameProject("acme", "p", "q", "r", "", "", ""),
            new DeleteProject("acme", "p", "", "", ""),
            new CreateApiKey("acme", "p", "k", "", "", ""),
            new DeleteApiKey("acme", "k", "", "", ""),
        ];

        Assert.All(requests, request =>
            Assert.Equal(
                [nameof(ProjectRequest.Reason), nameof(ProjectRequest.Ticket), nameof(ProjectRequest.CorrelationId)],
                ProjectRules.Validate(request).Select(problem => problem.Field)
            )
        );
    }

    [Fact]
    public void Refusal_NamesDifferOnlyByCase_AreTheSame()
    {
        Assert.Equal(
            ProjectTexts.ProjectNameTaken("Staging"),
            Refusal(new CreateProject("acme", " sTAGING ", Reason, "SUP-1", "a"))?.Sentence
        );
        Assert.Equal(
            ProjectTexts.ProjectNameTaken("Staging"),
            Refusal(new RenameProject("acme", "default", "default", "STAGING", Reason, "SUP-1", "a"))?.Sentence
        );
        Assert.Equal(
            ProjectTexts.KeyNameTaken("web"),
            Refusal(new CreateApiKey("acme", "default", "WEB", Reason, "SUP-1", "a"))?.Sentence
        );

        // Its own name in another case is a wish like any other; a key of another project may be called the same.
        Assert.Null(Refusal(new RenameProject("acme", "prj_1", "Staging", "staging", Reason, "SUP-1", "a")));
        Assert.Null(Refusal(new CreateApiKey("acme", "prj_1", "web", Reason, "SUP-1", "a")));
    }

    [Fact]
    public void Refusal_AtTheLimit_SaysTheLimitItsSourceAndTheWayOut()
    {
        Assert.Null(Refusal(new CreateProject("acme", "third", Reason, "SUP-1", "a"), projects: 3));
        Assert.Equal(
            new ProjectRefusal(
                "The account has 2 of 2 projects (Free plan). Delete one that is no longer needed, raise the "
                    + "account's own limit, or have the customer upgrade the plan."
            ),
            Refusal(new CreateProject("acme", "third", Reason, "SUP-1", "a"), projects: 2)
        );
        Assert.Contains(
            "1 of 1 API keys",
            Refusal(new CreateApiKey("acme", "default", "another", Reason, "SUP-1", "a"), keys: 1)?.Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Refusal_WhatMovedMeanwhile_IsAConflict()
    {
        ProjectRequest[] requests =
        [
            new RenameProject("acme", "gone", "x", "y", Reason, "SUP-1", "a"),
            new RenameProject("acme", "prj_1", "Old name", "y", Reason, "SUP-1", "a"),
            new DeleteProject("acme", "gone", Reason, "SUP-1", "a"),
            new CreateApiKey("acme", "gone", "k", Reason, "SUP-1", "a"),
            new DeleteApiKey("acme", "gone", Reason, "SUP-1", "a"),
        ];

        Assert.All(requests, request => Assert.Equal(AuditOutcome.Conflict, Refusal(request)?.Outcome));
    }

    [Fact]
    public void Refusal_TheDefaultProject_IsNeverDeleted() =>
        Assert.Equal(
            new ProjectRefusal(ProjectTexts.DefaultStays),
            Refusal(new DeleteProject("acme", Project.DefaultId, Reason, "SUP-1", "a"))
        );

    private static ProjectRefusal? Refusal(ProjectRequest request, int projects = 5, int keys = 4)
    {
        var book = new ProjectSnapshot(
            [Of("default", "default"), Of("prj_1", "Staging")],
            [
                new()
                {
                    Id = "key_1",
                    AccountId = "acme",
                    ProjectId = "default",
                    Name = "web",
                    Prefix = "sk_12345678",
                    Hash = "h",
                    CreatedAt = DateTimeOffset.UnixEpoch,
                    CreatedBy = "Robin",
                },
            ],
            new(LimitKind.Projects, 2, projects, AccountPlan.Free, 2),
            new(LimitKind.ApiKeys, 1, keys, AccountPlan.Free, 2)
        );
        return ProjectPolicy.Refusal(request, book);
    }

    private static Project Of(string id, string name) =>
        new()
        {
            AccountId = "acme",
            Id = id,
            Name = name,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
}
