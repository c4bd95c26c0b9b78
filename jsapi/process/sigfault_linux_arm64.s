#include "textflag.h"

// defaultAction is the kernel's struct sigaction of SIG_DFL.
GLOBL ·defaultAction(SB), RODATA|NOPTR, $32

// onFault: R0 is the signal, R1 its siginfo. See sigfault_linux_amd64.s.
TEXT ·onFault(SB), NOSPLIT|NOFRAME|TOPFRAME, $0
	MOVW	8(R1), R9
	CMPW	$0, R9
	BGT	fault
	MOVW	R0, R10
	MOVD	$·defaultAction(SB), R1
	MOVD	$0, R2
	MOVD	$8, R3
	MOVD	$134, R8 // rt_sigaction
	SVC
	MOVD	$172, R8 // getpid
	SVC
	MOVW	R0, R11
	MOVD	$178, R8 // gettid
	SVC
	MOVW	R0, R1
	MOVW	R11, R0
	MOVW	R10, R2
	MOVD	$131, R8 // tgkill
	SVC
	RET
fault:
	MOVD	·goHandler(SB), R9
	JMP	(R9)

// func onFaultAddress() uintptr
TEXT ·onFaultAddress(SB), NOSPLIT, $0-8
	MOVD	$·onFault(SB), R0
	MOVD	R0, ret+0(FP)
	RET
