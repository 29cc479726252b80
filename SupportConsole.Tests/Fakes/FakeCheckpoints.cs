using SupportConsole.Core.Access;
using SupportConsole.Core.Audit.Checkpoints;

namespace SupportConsole.Tests.Fakes;

/// <summary>The state of checkpoints that a test chooses.</summary>
internal sealed class FakeCheckpoints : IAuditCheckpoints
{
    public CheckpointState State { get; set; } = new(null);

    public CheckpointState Find(Actor actor) => State;
}
