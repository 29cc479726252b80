using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Registration;

namespace SupportConsole.Core.Demo;

/// <summary>The real services; only their clock is another, and their refusals are not this console's log.</summary>
internal sealed class DemoServices(IServiceProvider services, CommandBatcher batcher, SimulatedClock clock, DemoCallers callers)
{
    public ITranscriptLimiter Limiter { get; } = ActivatorUtilities.CreateInstance<TranscriptLimiter>(services, batcher, clock, NullLogger<TranscriptLimiter>.Instance);

    public IStreamLimiter Streams { get; } = ActivatorUtilities.CreateInstance<StreamLimiter>(services, batcher, NullLogger<StreamLimiter>.Instance);

    public ILemurLimiter Lemur { get; } = ActivatorUtilities.CreateInstance<LemurLimiter>(services, batcher, NullLogger<LemurLimiter>.Instance);

    public IDepositService Deposits { get; } = new DepositService(batcher);

    public IAccountRegistry Registry { get; } = ActivatorUtilities.CreateInstance<AccountRegistry>(services, batcher, clock);

    public IAccountDirectory Directory { get; } = services.GetRequiredService<IAccountDirectory>();

    public ILimitChangeService Changes { get; } = ActivatorUtilities.CreateInstance<LimitChangeService>(services, batcher);

    public IEscalationService Escalations { get; } = ActivatorUtilities.CreateInstance<EscalationService>(services, batcher, clock);

    public ICreditService Credits { get; } = ActivatorUtilities.CreateInstance<CreditService>(services, batcher);

    public DemoProjects Projects { get; } = new(
        ActivatorUtilities.CreateInstance<ProjectService>(services, ActivatorUtilities.CreateInstance<AuditedWork>(services, clock), clock), callers);
}
