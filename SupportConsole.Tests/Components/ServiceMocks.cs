using System.Linq.Expressions;
using Moq;
using SupportConsole.Core.Access;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Notifications;

namespace SupportConsole.Tests.Components;

/// <summary>The calls of mocked services that pages make, whatever their arguments.</summary>
internal static class ServiceMocks
{
    public static Expression<Func<ICreditService, Task<CreditOutcome>>> AnyGrant { get; } =
        service => service.GrantAsync(It.IsAny<Actor>(), It.IsAny<CreditRequest>(), It.IsAny<CancellationToken>());

    public static Expression<Func<ICorrectionService, Task<CorrectionOutcome>>> AnyCorrection { get; } =
        service =>
            service.RequestAsync(It.IsAny<Actor>(), It.IsAny<CorrectionRequest>(), It.IsAny<CancellationToken>());

    public static Expression<Func<ICorrectionService, Task<CorrectionOutcome>>> AnyDecisionAboutACorrection { get; } =
        service =>
            service.DecideAsync(
                It.IsAny<Actor>(),
                It.IsAny<CorrectionDecisionRequest>(),
                It.IsAny<CancellationToken>()
            );

    public static Expression<
        Func<ICorrectionService, Task<IReadOnlyList<Correction>>>
    > AnyCorrectionsOfAnAccount { get; } =
        service => service.OfAccountAsync(It.IsAny<Actor>(), It.IsAny<string>(), It.IsAny<CancellationToken>());

    public static Expression<Func<ICorrectionService, Task<IReadOnlyList<Correction>>>> AnyWaitingCorrections { get; } =
        service => service.WaitingAsync(It.IsAny<Actor>(), It.IsAny<CancellationToken>());

    public static Expression<Func<ITermsService, Task<TermsOutcome>>> AnyChangeOfTerms { get; } =
        service => service.ChangeAsync(It.IsAny<Actor>(), It.IsAny<TermsRequest>(), It.IsAny<CancellationToken>());

    public static Expression<Func<IAccountAdministration, Task<AdministrationView?>>> AnyAdministrationView { get; } =
        service => service.FindAsync(It.IsAny<Actor>(), It.IsAny<string>(), It.IsAny<CancellationToken>());

    public static Expression<Func<IAccountAdministration, Task<AdministrationOutcome>>> AnyAdministration { get; } =
        service =>
            service.ChangeAsync(It.IsAny<Actor>(), It.IsAny<AdministrationRequest>(), It.IsAny<CancellationToken>());

    public static Expression<Func<IOutboxService, Task<ResendOutcome>>> AnyResend { get; } =
        service =>
            service.SendAgainAsync(
                It.IsAny<Actor>(),
                It.IsAny<string>(),
                It.IsAny<string>(),
                It.IsAny<CancellationToken>()
            );

    /// <summary>The arguments of one type of all calls, in order.</summary>
    public static IReadOnlyList<T> Arguments<T>(this Mock mock) =>
        [.. mock.Invocations.SelectMany(call => call.Arguments.OfType<T>())];

    /// <summary>Message and attempt of all calls, in order.</summary>
    public static IReadOnlyList<(string MessageId, string Attempt)> Resends(this Mock<IOutboxService> outbox) =>
        [.. outbox.Invocations.Select(call => ((string)call.Arguments[1]!, (string)call.Arguments[2]!))];
}
