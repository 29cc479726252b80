using System.Reflection;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Live;
using SupportConsole.Core.Readings;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Access;

/// <summary>
/// What a person may read of Core, by role. Acts are walked by <see cref="Audit.AuditedMutationContract"/>; together
/// they are all that a person is named to.
/// </summary>
public sealed class ReadPermissionTests() : CoreContract(TestEngine.Sqlite)
{
    private static readonly Dictionary<string, Permission> Reads = new()
    {
        ["IAccountAdministration.FindAsync"] = Permission.ViewAccounts,
        ["IAccountDirectory.FindAsync"] = Permission.ViewAccounts,
        ["IAccountDirectory.ListAsync"] = Permission.ViewAccounts,
        ["IAccountDirectory.ReadAsync"] = Permission.ViewAccounts,
        ["IAccountDirectory.SearchAsync"] = Permission.ViewAccounts,
        ["IAccountPeriodReader.LimitChangesAsync"] = Permission.ViewAccounts,
        ["IAccountPeriodReader.RefusalsAsync"] = Permission.ViewAccounts,
        ["IAccountPeriodReader.RefusedMinutesAsync"] = Permission.ViewAccounts,
        ["IAccountPeriodReader.ReadAsync"] = Permission.ViewAccounts,
        ["IAccountReadings.ReadAsync"] = Permission.ViewAccounts,
        ["IAlerts.ListAsync"] = Permission.ViewAccounts,
        ["IAuditCheckpoints.Find"] = Permission.ViewAudit,
        ["IAuditReader.AccountActivityAsync"] = Permission.ViewAccounts,
        ["IAuditReader.ListAsync"] = Permission.ViewAudit,
        ["IAuditReader.ReadAsync"] = Permission.ViewAudit,
        ["IAuditReader.VerifyAsync"] = Permission.ViewAudit,
        ["IAuditReader.WriteExportAsync"] = Permission.ViewAudit,
        ["IBillingReader.LedgerAsync"] = Permission.ViewAccounts,
        ["ICorrectionService.OfAccountAsync"] = Permission.ViewAccounts,
        ["ICorrectionService.WaitingAsync"] = Permission.CorrectBalance,
        ["ICancellationService.CountAsync"] = Permission.ViewAccounts,
        ["IDecisions.ExplainAsync"] = Permission.ViewAccounts,
        ["IEscalationService.EndedSinceAsync"] = Permission.RequestEscalation,
        ["IEscalationService.FindAsync"] = Permission.ViewEscalations,
        ["IEscalationService.ListAsync"] = Permission.ViewEscalations,
        ["IFollowedReading`1.LatestAsync"] = Permission.ViewAccounts,
        ["ILookUps.ListAsync"] = Permission.ViewAudit,
        ["INotes.ListAsync"] = Permission.ViewAccounts,
        ["ILowBalances.ListAsync"] = Permission.ViewAccounts,
        ["INotificationReader.ThrottleMailsAsync"] = Permission.ViewAccounts,
        ["INowReadings.ReadAsync"] = Permission.ViewAccounts,
        ["IOverrideService.FindAsync"] = Permission.ViewAccounts,
        ["IPaymentInbox.CountWaitingAsync"] = Permission.HandlePayments,
        ["IPaymentInbox.FindAsync"] = Permission.ViewAccounts,
        ["IPaymentInbox.ListAsync"] = Permission.HandlePayments,
        ["IPaymentInbox.OfAccountAsync"] = Permission.ViewAccounts,
        ["IPaymentHistory.AllAsync"] = Permission.ViewAccounts,
        ["IPaymentHistory.CardAsync"] = Permission.ViewAccounts,
        ["IPaymentHistory.ForgetAsync"] = Permission.ViewAccounts,
        ["IPaymentHistory.PageAsync"] = Permission.ViewAccounts,
        ["IPersonalLayouts.FindAsync"] = Permission.ViewAccounts,
        ["IPersonalLayouts.KeepAsync"] = Permission.ViewAccounts,
        ["IPersonalViews.DeleteAsync"] = Permission.ViewAccounts,
        ["IPersonalViews.ListAsync"] = Permission.ViewAccounts,
        ["IPersonalViews.RenameAsync"] = Permission.ViewAccounts,
        ["IPersonalViews.SaveAsync"] = Permission.ViewAccounts,
        ["IPersonSessions.ListAsync"] = Permission.ManageSessions,
        ["IPlatformKeys.ListAsync"] = Permission.ManagePlatformKeys,
        ["IProjectService.FindAsync"] = Permission.ViewAccounts,
        ["IQueuePauseService.FindAsync"] = Permission.ViewAccounts,
        ["IRateReader.AccountAsync"] = Permission.ViewAccounts,
        ["IRateReader.FindSessionAsync"] = Permission.ViewAccounts,
        ["IRateReader.HistoryAsync"] = Permission.ViewAccounts,
        ["IRateReader.MovesAsync"] = Permission.ViewAccounts,
        ["IReplies.FindAsync"] = Permission.ViewAccounts,
        ["ISharedReadings.ReadAsync"] = Permission.ViewAccounts,
        ["ISharedReadings.RecentAsync"] = Permission.ViewAccounts,
        ["IThrottlingHistory.AccountAsync"] = Permission.ViewAccounts,
        ["IThrottlingHistory.AccountsAsync"] = Permission.ViewAccounts,
        ["IThrottlingHistory.NowAsync"] = Permission.ViewAccounts,
        ["IThrottlingHistory.PeriodAsync"] = Permission.ViewAccounts,
        ["IThrottlingReader.HistoryAsync"] = Permission.ViewAccounts,
        ["IThrottlingReader.NowAsync"] = Permission.ViewAccounts,
        ["ITranscriptExplorer.FindAsync"] = Permission.ViewAccounts,
        ["ITranscriptExplorer.ListAsync"] = Permission.ViewAccounts,
        ["ITranscriptExplorer.ReadAsync"] = Permission.ViewAccounts,
        ["IUsageReader.PeriodAsync"] = Permission.ViewAccounts,
        ["IUsageReader.RowsAsync"] = Permission.ViewAccounts,
        ["IUsageReader.TotalsAsync"] = Permission.ViewAccounts,
        ["IWhatIf.ReplayAsync"] = Permission.ViewAccounts,
        ["IStreamingWhatIf.ReplayAsync"] = Permission.ViewAccounts,
    };

    /// <summary>What only notes what a person does anyway; nothing is read or changed for them.</summary>
    private static readonly string[] Recorders =
    [
        "IExportAudit.RecordAsync",
        "ILookUps.Record",
        "ISignInStore.BeginAsync",
    ];

    [SkippableFact]
    public void Methods_ThatTakeAPerson_AreActsReadsOrRecorders() =>
        Assert.Equal(
            Reads.Keys.Concat(Recorders).Order(),
            ActorMethods.All.Where(method => !ActorMethods.IsAttempt(method)).Select(ActorMethods.NameOf).Order()
        );

    [SkippableFact]
    public async Task Reads_OfEachRole_DemandTheirPermission()
    {
        await RegisterAsync();
        Actor[] people =
        [
            People.Stranger,
            .. Enum.GetValues<Role>().Select(role => new Actor($"a-{role}", $"A {role}", [role])),
        ];
        foreach (var method in ActorMethods.All.Where(method => Reads.ContainsKey(ActorMethods.NameOf(method))))
        {
            var (name, needed) = (ActorMethods.NameOf(method), Reads[ActorMethods.NameOf(method)]);
            foreach (var person in people)
            {
                var denied = await Record.ExceptionAsync(() => ReadAsync(method, person)) as PermissionDeniedException;

                Assert.True(
                    denied?.Permission == (person.May(needed) ? null : needed),
                    $"{name} of {person.Name}: {denied?.Permission.ToString() ?? "allowed"}"
                );
            }
        }
    }

    /// <summary>Calls with arguments that mean nothing in particular: who asks is looked at first.</summary>
    private async Task ReadAsync(MethodInfo method, Actor person)
    {
        if (method.DeclaringType == typeof(IFollowedReading<>))
        {
            using var followed = Host.Get<INowReadings>().Follow(() => { });
            await followed.LatestAsync(person);
            return;
        }

        var call = method.IsGenericMethod ? method.MakeGenericMethod(typeof(object)) : method;
        var service = Host.Get<IServiceProvider>().GetService(method.DeclaringType!);
        object? answer;
        try
        {
            answer = call.Invoke(
                service,
                [.. call.GetParameters().Select(parameter => ArgumentOf(parameter.ParameterType, person))]
            );
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }

        switch (answer)
        {
            case Task task:
                await task;
                break;
            case IAsyncEnumerable<AuditEntry> entries:
                await foreach (var _ in entries)
                {
                    break;
                }

                break;
        }
    }

    private object? ArgumentOf(Type type, Actor person) =>
        type == typeof(Actor) ? person
        : type == typeof(string) ? Account
        : type == typeof(DateTimeOffset) ? Clock.GetUtcNow()
        : type == typeof(Stream) ? Stream.Null
        : type == typeof(ReadingSource<object>)
            ? new ReadingSource<object>("any", Account, TimeSpan.FromSeconds(1), (_, _) => Task.FromResult<object?>(""))
        : type.IsAssignableFrom(typeof(string[])) ? (string[])[Account]
        : type.IsValueType ? Activator.CreateInstance(type)
        : type.IsInterface ? null
        : MakeRecord(type, person);

    private object MakeRecord(Type type, Actor person)
    {
        var constructor = type.GetConstructors().OrderBy(one => one.GetParameters().Length).First();
        return constructor.Invoke([
            .. constructor.GetParameters().Select(parameter => ArgumentOf(parameter.ParameterType, person)),
        ]);
    }
}
