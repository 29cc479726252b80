using SupportConsole.Components.LimitChanges;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.LimitChanges;

/// <summary>
/// The change dialog's model: what a click means when the figures have moved since the page was shown.
/// </summary>
public sealed class ChangeLimitModelTests
{
    private readonly FakeLimitChangeService _service = new();
    private readonly FakeEscalationService _escalations = new();
    private readonly ChangeLimitModel _model;

    public ChangeLimitModelTests()
    {
        _model = new(_service, _escalations, new GuardrailOptions(), new FakeClock(), "10482");
        _model.Show(new("10482", 200, 200, 180));
        _model.TypeLimit("400");
        _model.TypeReason("Customer asked, weekday batches.");
        _model.TypeTicket("SUP-2291");
    }

    /// <summary>The button said "Apply" when it was clicked, and an escalation was posted.</summary>
    [Fact]
    public async Task Apply_RuleMovedAfterThePageWasShown_TriesWhatTheButtonSaid()
    {
        _model.Shown();
        _model.Show(new("10482", 200, 200, 900));
        Assert.True(_model.NeedsEngineering);

        await _model.ApplyAsync(Samples.Engineer, exception => Assert.Fail(exception.Message));

        Assert.Empty(_escalations.Requests);
        Assert.Equal(LimitChangeRule.WithinGuardrails, Assert.Single(_service.Requests).ShownRule);
    }

    [Fact]
    public async Task Apply_OnceThePageShowsTheNewRule_AsksEngineering()
    {
        _model.Shown();
        _model.Show(new("10482", 200, 200, 900));
        _model.Shown();

        await _model.ApplyAsync(Samples.Engineer, exception => Assert.Fail(exception.Message));

        Assert.Empty(_service.Requests);
        Assert.Equal(LimitChangeRule.OverageTooLarge, Assert.Single(_escalations.Requests).ShownRule);
    }

    [Fact]
    public async Task Apply_RetryAfterALostAnswer_IsTheSameAct()
    {
        _service.Answer = _ => throw new TimeoutException();
        _model.Shown();
        await _model.ApplyAsync(Samples.Engineer, _ => { });
        _model.Show(new("10482", 200, 200, 900));
        _model.Shown();

        await _model.ApplyAsync(Samples.Engineer, _ => { });

        Assert.Empty(_escalations.Requests);
        Assert.Single(_service.Requests.Select(request => (request.CorrelationId, request.ShownRule)).Distinct());
        Assert.Equal(2, _service.Requests.Count);
    }
}
