using SupportConsole.Components.Shared;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.Administration;

/// <summary>What a change of plan, disabling and enabling do to the limits and to what runs.</summary>
internal static partial class AdministrationWords
{
    public const string PreviewTitle = "What the plan moves";
    public const string LimitColumn = "Limit";
    public const string StepColumn = "Now → then";
    public const string UsedColumn = "In use";
    public const string NoteColumn = "What that means";

    public static IReadOnlyList<(string Key, string Text)> Plans { get; } =
    [.. Enum.GetValues<AccountPlan>().Select(plan => (plan.ToString(), PlanNames.Of(plan)))];

    public static string Step(PlannedLimit step) =>
        step.Old == step.New ? Figures.Whole(step.Old) : $"{Figures.Whole(step.Old)} → {Figures.Whole(step.New)}";

    public static string RemoveOwn(PlannedLimit step) =>
        $"Remove the own limit of {Figures.Whole(step.Own ?? 0)}; the plan gives {Figures.Whole(step.PlanDefault)}";

    /// <summary>Why a limit stays or what becomes of what is used beyond it; empty when nothing is to be said.</summary>
    public static string Note(PlannedLimit step, AccountPlan plan) =>
        (step.StaysOwn ? "Stays: own limit. " : "")
        + (step.Beyond > 0 ? Beyond(step) : "")
        + (
            step.Kind == LimitKind.StreamingSessionsPerMinute && plan == AccountPlan.Free
                ? " Free accounts do not scale up."
                : ""
        );

    /// <summary>What starts at once, and what is beyond the plan to be.</summary>
    public static string PlanEffect(AdministrationView view, IReadOnlyList<PlannedLimit> steps, LimitOptions limits)
    {
        var starts = PlanPreview.Starts(view, steps.First(step => step.Kind == LimitKind.AsyncConcurrency).New, limits);
        var waiting = view.State.Queued == 0 ? "No transcript waits." : Waiting(view.State.Queued, starts);
        var beyond = steps.Count(step => step.Beyond > 0);
        return beyond == 0
            ? $"The account uses nothing beyond these limits. {waiting}"
            : $"Nothing that runs or exists is taken away, but nothing is added beyond a limit. {waiting}";
    }

    /// <summary>What stops when the account is disabled, and what goes on when it is enabled.</summary>
    public static string AccessEffect(AdministrationView view, bool isDisabled, LimitOptions limits)
    {
        var state = view.State;
        if (!isDisabled)
        {
            return $"What runs finishes ({Transcripts(state.Running)}). What waits stays "
                + $"({Transcripts(state.Queued)}), and none starts. New transcripts, streaming sessions and LeMUR "
                + $"requests are refused from the next one on ({Opened(view)}, {Requests(view)}); open sessions go on "
                + "until they end.";
        }

        var starts = AsyncLimiter.Drain(state with { Disabled = false }, limits).Starts;
        return "Work is taken again. "
            + (
                state.IsPaused ? WaitingInAPause(state.Queued)
                : state.Queued == 0 ? "No transcript waits."
                : Waiting(state.Queued, starts) + Rest(state.Queued, starts)
            );
    }

    private static string WaitingInAPause(int queued) =>
        "The queue is paused: nothing starts until the pause ends"
        + (
            queued == 0
                ? "."
                : $", and {Figures.Count(queued, "waiting transcript goes", "waiting transcripts go")} on waiting."
        );

    private static string Rest(int queued, int starts) =>
        starts == 0 ? " They start as running ones finish."
        : starts < queued ? " The others start as running ones finish."
        : "";

    private static string Waiting(int queued, int starts) =>
        $"Of {Figures.Count(queued, "waiting transcript", "waiting transcripts")} "
        + (starts == 0 ? "none starts at once." : $"{Figures.Whole(starts)} start{(starts == 1 ? "s" : "")} at once.");

    private static string Beyond(PlannedLimit step) =>
        step.Kind switch
        {
            LimitKind.AsyncConcurrency => $"{Figures.Whole(step.Beyond)} beyond: they finish, and none starts until "
                + $"fewer than {Figures.Whole(step.New)} run.",
            LimitKind.StreamingSessionsPerMinute => "More were opened this minute: the next one is refused.",
            LimitKind.LemurRequestsPerMinute => "More came in the last 60 seconds: the next one is refused.",
            _ => $"{Figures.Whole(step.Beyond)} beyond: they stay, and none is made until there are fewer than "
                + $"{Figures.Whole(step.New)}.",
        };

    private static string Transcripts(int count) => Figures.Count(count, "transcript", "transcripts");

    private static string Opened(AdministrationView view) =>
        $"{Figures.Count(view.Used(LimitKind.StreamingSessionsPerMinute), "session", "sessions")} opened this minute";

    private static string Requests(AdministrationView view) =>
        $"{Figures.Count(view.Used(LimitKind.LemurRequestsPerMinute), "request", "requests")} in the last 60 seconds";
}
