using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Tests.Simulation.Model;

/// <summary>An attempt to change a limit, and how it ended.</summary>
/// <param name="Sequence">Its place in the audit chain.</param>
/// <param name="Started">How many transcripts it started.</param>
internal sealed record ModelAttempt(
    LimitChangeRequest Request, string ActorId, AuditOutcome Outcome, int Before, int Started, LimitChangeRule? Rule, long Sequence);
