using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Projects;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Dialogs;
using SupportConsole.Core.Projects;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Projects;

public sealed class ProjectDialogTests : PageContext
{
    private const string Reason = "The customer asked for it";

    private readonly string _secret = ApiKeySecret.Create();
    private bool _closed;
    private int _answered;

    [Fact]
    public async Task NewKey_Made_ShowsTheSecretOnceWithItsWarning()
    {
        Projects.Outcome = new ProjectOutcome.KeyCreated("key_9", ApiKeySecret.PrefixOf(_secret), _secret, 17);
        var dialog = OpenFilled("new-key:prj_1", "bench");

        await dialog.Find("form").SubmitAsync();

        Assert.Equal(_secret, dialog.Find("[data-secret]").TextContent);
        Assert.Equal(_secret, dialog.Find("button[data-copy]").GetAttribute("data-copy"));
        Assert.Contains(DialogWords.SecretOnce, dialog.Markup, StringComparison.Ordinal);
        Assert.Equal(
            new CreateApiKey("10482", "prj_1", "bench", Reason, "SUP-1", Projects.Requests[0].CorrelationId),
            Assert.Single(Projects.Requests)
        );
        Assert.Equal(1, _answered);
    }

    /// <summary>Escape is pressed by the way; the only sight of a secret is not to be lost by it.</summary>
    [Fact]
    public async Task NewKey_Made_IsLeftByItsButtonAlone()
    {
        Projects.Outcome = new ProjectOutcome.KeyCreated("key_9", ApiKeySecret.PrefixOf(_secret), _secret, 17);
        var dialog = OpenFilled("new-key:prj_1", "bench");
        await dialog.Find("form").SubmitAsync();

        dialog.Find("[data-dialog]").KeyDown("Escape");
        Assert.False(_closed);

        dialog.FindAll("button").Single(button => button.TextContent == "I have copied it, close").Click();
        Assert.True(_closed);
    }

    /// <summary>The browser keeps what is typed, and is told of nothing else.</summary>
    [Fact]
    public async Task NewKey_Made_TheBrowserKeepsNothingOfTheSecret()
    {
        Projects.Outcome = new ProjectOutcome.KeyCreated("key_9", ApiKeySecret.PrefixOf(_secret), _secret, 17);
        var dialog = OpenFilled("new-key:prj_1", "bench");

        await dialog.Find("form").SubmitAsync();

        Assert.Empty(dialog.FindAll("form, input, textarea"));
        var told = JSInterop
            .Invocations.SelectMany(call => call.Arguments)
            .Select(argument => argument?.ToString() ?? "");
        Assert.DoesNotContain(told, argument =>
            argument.Contains(_secret[ApiKeySecret.PrefixLength..], StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task NewKey_AnswerLost_TheNextTrySaysThatTheSecretIsGone()
    {
        Projects.Failure = new TimeoutException();
        var dialog = OpenFilled("new-key:prj_1", "bench");
        await dialog.Find("form").SubmitAsync();
        Assert.Equal("Not confirmed. " + ProjectWords.Unanswered, dialog.Find("[data-outcome=unanswered]").TextContent);

        (Projects.Failure, Projects.Outcome) = (null, new ProjectOutcome.KeyCreatedBefore("key_9", "sk_12345678", 17));
        await dialog.Find("form").SubmitAsync();

        Assert.Equal(2, Projects.Requests.Count);
        Assert.Equal(Projects.Requests[0], Projects.Requests[1]);
        Assert.Contains(
            ProjectWords.SecretLost,
            dialog.Find("[data-outcome=before]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(dialog.FindAll("[data-secret]"));
    }

    [Fact]
    public void Submit_WithoutAnything_SaysWhatIsMissingAndAsksNobody()
    {
        var dialog = Open("new-project");

        dialog.Find("form").Submit();

        Assert.Contains(
            "Give the project a name",
            dialog.Find("#project-name-problem").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "10 characters or more",
            dialog.Find("#project-reason-problem").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("SUP-2291", dialog.Find("#project-ticket-problem").TextContent, StringComparison.Ordinal);
        Assert.Empty(Projects.Requests);
    }

    [Fact]
    public void Submit_DoubleClick_IsOneAttempt()
    {
        var gate = new TaskCompletionSource();
        Projects.Gate = gate.Task;
        var dialog = OpenFilled("new-project", "staging");

        dialog.Find("form").Submit();
        dialog.Find("form").Submit();

        Assert.Single(Projects.Requests);
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        dialog.Find("[data-dialog]").KeyDown("Escape");
        Assert.False(_closed);
        gate.SetResult();
    }

    [Fact]
    public async Task Submit_Refused_ShowsTheRuleAndKeepsWhatWasTyped()
    {
        Projects.Outcome = new ProjectOutcome.Refused(ProjectTexts.ProjectNameTaken("staging"), 8);
        var dialog = OpenFilled("new-project", "Staging");

        await dialog.Find("form").SubmitAsync();

        Assert.Contains(
            "a project called “staging” already",
            dialog.Find("[data-outcome=refused]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("Staging", dialog.Find("#project-name").GetAttribute("value"));
        dialog.Find("#project-name").Input("Tests");
        Assert.Empty(dialog.FindAll("[data-outcome]"));
    }

    [Fact]
    public void DeleteProject_SaysBeforehandWhatEndsWithIt()
    {
        Projects.View = Samples.ProjectsView(keysOfStaging: true);
        var dialog = Open("delete-project:prj_1");

        Assert.Contains(
            "Its 1 key is deleted with it: bench (sk_87654321…)",
            dialog.Find("[data-effect]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("cannot be undone", dialog.Find("[data-effect]").TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "mud-button-filled-error",
            dialog.Find("button[type=submit]").ClassName!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Submit_Done_ClosesAndTellsItWithItsEntry()
    {
        Projects.Outcome = new ProjectOutcome.Done(23);
        var dialog = OpenFilled("new-project", "staging");

        await dialog.Find("form").SubmitAsync();

        Assert.True(_closed);
        Assert.Equal(1, _answered);
        var toast = Assert.Single(Services.GetRequiredService<Toasts>().Current);
        Assert.Equal(("The project “staging” is there. It has no keys yet.", 23), (toast.Text, toast.AuditSequence));
    }

    private IRenderedComponent<MudFrame> Open(string address)
    {
        Projects.View ??= Samples.ProjectsView();
        return RenderPage<ProjectDialog>(parameters =>
            parameters
                .Add(dialog => dialog.AccountId, "10482")
                .Add(dialog => dialog.Target, ProjectDialogTarget.Parse(address, Projects.View))
                .Add(dialog => dialog.OnClose, () => _closed = true)
                .Add(dialog => dialog.OnAnswered, () => _answered++)
        );
    }

    private IRenderedComponent<MudFrame> OpenFilled(string address, string name)
    {
        var dialog = Open(address);
        dialog.Find("#project-name").Input(name);
        dialog.Find("#project-reason").Input(Reason);
        dialog.Find("#project-ticket").Input("SUP-1");
        return dialog;
    }
}
