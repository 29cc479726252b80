using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Projects;
using SupportConsole.Core.QueuePauses;
using SupportConsole.Core.Registration;

namespace SupportConsole.Demo;

/// <summary>The real services; only their clock is another, and their refusals are not this console's log.</summary>
internal sealed class DemoServices
{
    public DemoServices(IServiceProvider services, CommandBatcher batcher, SimulatedClock clock, DemoCallers callers)
    {
        var replayed = new Replayed(services, batcher, clock);
        Limiter = ActivatorUtilities.CreateInstance<TranscriptLimiter>(replayed);
        Streams = ActivatorUtilities.CreateInstance<StreamLimiter>(replayed);
        Lemur = ActivatorUtilities.CreateInstance<LemurLimiter>(replayed);
        Deposits = ActivatorUtilities.CreateInstance<DepositService>(replayed);
        Stripe = ActivatorUtilities.CreateInstance<StripeEvents>(replayed);
        Registry = ActivatorUtilities.CreateInstance<AccountRegistry>(replayed);
        Administration = ActivatorUtilities.CreateInstance<AccountAdministration>(replayed);
        Directory = services.GetRequiredService<IAccountDirectory>();
        Changes = ActivatorUtilities.CreateInstance<LimitChangeService>(replayed);
        Escalations = ActivatorUtilities.CreateInstance<EscalationService>(replayed);
        Corrections = ActivatorUtilities.CreateInstance<CorrectionService>(replayed);
        Terms = ActivatorUtilities.CreateInstance<TermsService>(replayed);
        Credits = ActivatorUtilities.CreateInstance<CreditService>(replayed);
        Pauses = ActivatorUtilities.CreateInstance<QueuePauseService>(replayed);
        Cancellation = ActivatorUtilities.CreateInstance<CancellationService>(replayed);
        Transcripts = services.GetRequiredService<ITranscriptExplorer>();
        Projects = new(
            ActivatorUtilities.CreateInstance<ProjectService>(
                replayed,
                ActivatorUtilities.CreateInstance<AuditedWork>(replayed)
            ),
            callers
        );
    }

    public ITranscriptLimiter Limiter { get; }

    public IStreamLimiter Streams { get; }

    public ILemurLimiter Lemur { get; }

    public IDepositService Deposits { get; }

    public IStripeEvents Stripe { get; }

    public IAccountRegistry Registry { get; }

    public IAccountAdministration Administration { get; }

    public IAccountDirectory Directory { get; }

    public ILimitChangeService Changes { get; }

    public IEscalationService Escalations { get; }

    public ICorrectionService Corrections { get; }

    public ITermsService Terms { get; }

    public ICreditService Credits { get; }

    public IQueuePauseService Pauses { get; }

    public ICancellationService Cancellation { get; }

    public ITranscriptExplorer Transcripts { get; }

    public DemoProjects Projects { get; }

    /// <summary>
    /// Puts the replay's own clock, batcher and silent logs in place of the program's, whichever of them a service asks
    /// for.
    /// </summary>
    private sealed class Replayed(IServiceProvider services, CommandBatcher batcher, SimulatedClock clock)
        : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType switch
            {
                _ when serviceType == typeof(CommandBatcher) => batcher,
                _ when serviceType == typeof(TimeProvider) => clock,
                _ when serviceType.IsConstructedGenericType
                        && serviceType.GetGenericTypeDefinition() == typeof(ILogger<>) => Activator.CreateInstance(
                    typeof(Logger<>).MakeGenericType(serviceType.GenericTypeArguments),
                    NullLoggerFactory.Instance
                ),
                _ => services.GetService(serviceType),
            };
    }
}
